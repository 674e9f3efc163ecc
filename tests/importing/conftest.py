"""What the tests of importing share: a folder to import into, with the sources of a case."""

import shutil
from pathlib import Path

import pytest

from tests.writing.small_project import Project, files_in


@pytest.fixture
def empty(tmp_path: Path) -> Project:
    """A folder without a catalogue."""
    root = tmp_path / "work"
    root.mkdir()
    return Project(root)


def put(project: Project, **files: str) -> None:
    """Writes sources; the last underscore of a name stands for the dot before its ending."""
    for name, text in files.items():
        (project.root / ".".join(name.rsplit("_", 1))).write_text(text, "utf-8")


def catalogue_of(project: Project) -> dict[str, str]:
    """The text of each file of the catalogue."""
    folder = project.root / "catalogue"
    return {path: content.decode("utf-8") for path, content in files_in(folder).items()}


def copied(case: Path, root: Path) -> Project:
    """The sources of a case, and the catalogue that is there before, in a folder of their own."""
    kept = shutil.ignore_patterns("before", "expected", "report.txt", "command")
    shutil.copytree(case, root, ignore=kept)
    if (case / "before").is_dir():
        shutil.copytree(case / "before", root, dirs_exist_ok=True)
    return Project(root)
