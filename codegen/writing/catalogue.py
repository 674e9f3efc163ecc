"""Turns edited texts into files of the catalogue: all of them replaced, or none."""

import os
import stat
from collections.abc import Mapping
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
    """What a file held when it was read, and what it is to hold."""

    old: bytes
    new: bytes


def replace_files(root: Path, changes: Mapping[str, Change]) -> None:
    """Replaces files below catalogue/, each by a rename; a file keeps its mode.

    Args:
        root: the project's folder.
        changes: under the files' paths, relative to the project's folder, with `/`.

    Raises:
        CodegenError: a file is no regular one, has changed since it was read, or the system
            refuses; what was written is undone.
    """
    folder = root / _FOLDER
    inside = {path.removeprefix(f"{_FOLDER}/"): change for path, change in changes.items()}
    try:
        refuse_links(folder, "")
        with locked(folder):
            sweep(folder)
            for path, change in inside.items():
                _refuse_others(folder, path, change.old)
            _carry_out(folder, inside)
    except OSError as error:
        reason = error.strerror or error
        raise CodegenError(
            f"{_FOLDER}/: nothing was written: {reason}", rule=WRITE_REFUSED
        ) from error


def _refuse_others(folder: Path, path: str, old: bytes) -> None:
    """Refuses what is not the regular file that was read."""
    refuse_links(folder, path)
    place = folder / path
    if not stat.S_ISREG(os.lstat(place).st_mode):
        raise CodegenError(f"{_FOLDER}/{path}: this is not a regular file; nothing was written")
    with open(place, "rb") as file:
        if file.read() != old:
            raise CodegenError(
                f"{_FOLDER}/{path}: the file has changed meanwhile; nothing was written",
                "run the command again",
                rule=WRITE_OUTDATED,
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
