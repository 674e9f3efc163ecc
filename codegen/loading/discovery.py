"""Turns a folder, wherever in a project it is, into the project's workspace."""

from pathlib import Path

from codegen.model import MANIFEST, CodegenError, Workspace
from codegen.model.characters import shown


def find_workspace(start: Path, given: Path | None = None) -> Workspace:
    """Finds the project's folder: the given one, or the nearest above `start` with a manifest.

    Raises:
        CodegenError: there is none.
    """
    for folder in [given.absolute()] if given else [start, *start.parents]:
        if (folder / MANIFEST).exists() or (folder / MANIFEST).is_symlink():
            return Workspace(folder)
    if given:
        raise CodegenError(
            f"{shown(str(given), 200)}: there is no {MANIFEST} in this folder",
            "a project is the folder above catalogue/",
        )
    raise CodegenError(
        f"there is no {MANIFEST} in this folder or any above it",
        "go to the project's folder, or name it with --root DIR",
    )
