"""Writes what is meant for other programs: a report to the file that was asked for."""

import errno
import os
import stat
from pathlib import Path

from codegen.model import CodegenError
from codegen.model.characters import shown
from codegen.writing.single import replace_whole

_HINT = "name a file; without --output-file, formats for programs go to standard output"


def write_report(path: Path, text: str) -> None:
    """Puts a text into a file, whole or not at all; an older file keeps its mode.

    Raises:
        CodegenError: something other than a file is in its place, or the system refuses.
    """
    name = shown(str(path), 200)
    if str(path) == "-":  # a sign of standard output elsewhere
        raise CodegenError(f"{name}: this is not the name of a file", _HINT)
    mode = _mode(path, name)
    try:
        replace_whole(path, text.encode("utf-8", "backslashreplace"), mode)
    except OSError as error:
        raise _refused(name, error) from error


def _mode(path: Path, name: str) -> int | None:
    """The mode of the file that is there; None where there is none yet."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        if os.path.isdir(path.parent):
            return None
        folder = shown(str(path.parent), 200)
        raise CodegenError(f"{name}: there is no folder {folder}", "make it first") from None
    except (OSError, ValueError) as error:
        raise _refused(name, error) from error
    if stat.S_ISREG(status.st_mode):
        # A rename would pass over a file that must not be written.
        if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            raise _refused(name, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
        return stat.S_IMODE(status.st_mode)
    kinds = {stat.S_IFDIR: "a folder", stat.S_IFLNK: "a symbolic link"}
    kind = kinds.get(stat.S_IFMT(status.st_mode), "no regular file")
    raise CodegenError(f"{name}: this is {kind}, and no place for the findings", _HINT)


def _refused(name: str, error: Exception) -> CodegenError:
    reason = getattr(error, "strerror", None) or error
    return CodegenError(
        f"{name}: the findings were not written: {reason}",
        "name a file in a folder that can be written",
    )


def append_report(path: Path, text: str) -> None:
    """Adds a text to the end of a file that another program reads.

    Raises:
        OSError: the system refuses, or something other than a file is in its place.
    """
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    flags |= getattr(os, "O_NONBLOCK", 0)  # a FIFO without a reader is refused, not waited for
    descriptor = os.open(path, flags, 0o666)
    with open(descriptor, "ab") as file:
        file.write(text.encode("utf-8", "backslashreplace"))
