"""Turns edited texts into files of a project: all of them in place, or none."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from codegen.diagnostics import WRITE_OUTDATED, WRITE_REFUSED
from codegen.model import CodegenError
from codegen.writing.drift import refuse_links
from codegen.writing.transaction import Transaction, sweep
from codegen.writing.writer import locked

_FOLDER = "catalogue"


@dataclass(frozen=True, slots=True)
class Change:
    """What a file held when it was read, None where there was none, and what it is to hold."""

    old: bytes | None
    new: bytes


def replace_files(root: Path, changes: Mapping[str, Change]) -> None:
    """Replaces files of a project, each by a rename, or makes them; a file keeps its mode.

    They wait in catalogue/, which is locked meanwhile: it is what runs of this tool share.

    Args:
        root: the project's folder.
        changes: under the files' paths, relative to the project's folder, with `/`.

    Raises:
        CodegenError: a file is no regular one, has changed since it was read, or the system
            refuses; what was written is undone.
    """
    base = Path(os.path.realpath(root))  # a link to the project is no link inside it
    folder = base / _FOLDER
    where = f"{_FOLDER}/" if all(path.startswith(f"{_FOLDER}/") for path in changes) else "here"
    was_there = folder.exists()
    try:
        refuse_links(folder, "")
        folder.mkdir(exist_ok=True)
        with locked(folder):
            sweep(folder)
            for path, change in changes.items():
                _refuse_others(base, path, change.old)
            _carry_out(base, changes)
    except BaseException as error:
        if not was_there:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            text = f"{where}: nothing was written: {error.strerror or error}"
            raise CodegenError(text, rule=WRITE_REFUSED) from error
        raise


def _refuse_others(base: Path, path: str, old: bytes | None) -> None:
    """Refuses what is not the regular file that was read, or stands where none was."""
    folder, _, name = path.partition("/")
    if name:
        refuse_links(base / folder, name)
    place = base / path
    if old is None:
        if os.path.lexists(place):
            raise CodegenError(f"{path}: this is in the way; nothing was written")
        return
    if not stat.S_ISREG(os.lstat(place).st_mode):
        raise CodegenError(f"{path}: this is not a regular file; nothing was written")
    if _content(place) != old:
        raise CodegenError(
            f"{path}: the file has changed meanwhile; nothing was written",
            "run the command again",
            rule=WRITE_OUTDATED,
        )


def _content(place: Path) -> bytes:
    with open(place, "rb") as file:
        return file.read()


def _carry_out(base: Path, changes: Mapping[str, Change]) -> None:
    transaction = Transaction(base, base / _FOLDER)
    try:
        for path, change in changes.items():
            transaction.put(path, change.new)
        transaction.place()
    except BaseException:
        transaction.undo()
        raise
    transaction.finish()
