"""Turns edited texts into files of the catalogue: all of them replaced, or none."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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
    """Replaces or makes files below catalogue/, each by a rename; a file keeps its mode.

    Args:
        root: the project's folder.
        changes: under the files' paths, relative to the project's folder, with `/`.

    Raises:
        CodegenError: a file is no regular one, has changed since it was read, or the system
            refuses; what was written is undone.
    """
    folder = root / _FOLDER
    inside = {path.removeprefix(f"{_FOLDER}/"): change for path, change in changes.items()}
    was_there = folder.exists()
    try:
        refuse_links(folder, "")
        folder.mkdir(exist_ok=True)
        with locked(folder):
            sweep(folder)
            for path, change in inside.items():
                _refuse_others(folder, path, change.old)
            _carry_out(folder, inside)
    except BaseException as error:
        if not was_there:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            reason = error.strerror or error
            raise CodegenError(f"{_FOLDER}/: nothing was written: {reason}") from error
        raise


def _refuse_others(folder: Path, path: str, old: bytes | None) -> None:
    """Refuses what is not the regular file that was read, or stands where none was."""
    refuse_links(folder, path)
    place = folder / path
    if old is None:
        if os.path.lexists(place):
            raise CodegenError(f"{_FOLDER}/{path}: this is in the way; nothing was written")
        return
    if not stat.S_ISREG(os.lstat(place).st_mode):
        raise CodegenError(f"{_FOLDER}/{path}: this is not a regular file; nothing was written")
    with open(place, "rb") as file:
        if file.read() != old:
            raise CodegenError(
                f"{_FOLDER}/{path}: the file has changed meanwhile; nothing was written",
                "run the command again",
            )


def _carry_out(folder: Path, inside: Mapping[str, Change]) -> None:
    transaction = Transaction(folder)
    try:
        for path, change in inside.items():
            transaction.put(path, change.new)
        transaction.place()
    except BaseException:
        transaction.undo()
        raise
    transaction.finish()
