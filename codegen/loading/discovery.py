"""Turns a folder, wherever in a project it is, into the project's workspace."""

from pathlib import Path

from codegen.diagnostics import NO_CATALOGUE
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
            rule=NO_CATALOGUE,
        )
    raise CodegenError(
        f"there is no {MANIFEST} in this folder or any above it",
        "go to the project's folder, or name it with --root DIR",
        rule=NO_CATALOGUE,
    )


def find_templates(given: Path | None) -> Path | None:
    """The folder of --templates, from the root of the file system on.

    Raises:
        CodegenError: there is no such folder.
    """
    if given is not None and not _is_folder(given):
        raise CodegenError(
            f"{shown(str(given), 200)[1:-1]}: there is no such folder", "--templates names a folder"
        )
    return given and given.absolute()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # such as a name that is too long
        return False
