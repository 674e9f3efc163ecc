"""Turns texts into new files of a project: all of them written, or none, and none overwritten."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from codegen.model import CodegenError
from codegen.model.characters import shown


def write_fresh(root: Path, texts: Mapping[str, str]) -> None:
    """Writes files that must not exist yet, and the folders that they need.

    Args:
        root: the folder that the paths start from; it is made where it is missing.
        texts: the files' texts under their paths, with `/`.

    Raises:
        CodegenError: something is in the way, or the system refuses; what was written is undone.
    """
    made: list[Path] = []
    try:
        for path, text in texts.items():
            place = root / path
            _make_folders(place.parent, made)
            with open(place, "xb") as file:
                made.append(place)
                file.write(text.encode("utf-8"))
    except BaseException as error:
        _undo(made)
        if isinstance(error, OSError):
            name = shown(str(error.filename or root), 200)[1:-1]
            reason = error.strerror or error
            raise CodegenError(f"{name}: {reason}", "nothing was written") from error
        raise


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Makes a folder and those above it that are missing; a symbolic link is no folder here."""
    missing = []
    while not os.path.lexists(folder):
        missing.append(folder)
        folder = folder.parent
    for place in reversed(missing):
        place.mkdir()
        made.append(place)


def _undo(made: list[Path]) -> None:
    for place in reversed(made):
        with suppress(OSError):
            if place.is_dir():
                place.rmdir()
            else:
                place.unlink()
