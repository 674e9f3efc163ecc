"""A folder a case: module files before a command and after it, with comments everywhere."""

import shlex
from pathlib import Path

import pytest

from tests.writing.small_project import Project

CASES = Path(__file__).parent / "cases"


def make(root: Path, case: Path) -> Project:
    """A project with the modules of a case before its command."""
    modules = root / "catalogue/modules"
    modules.mkdir(parents=True)
    (root / "catalogue/catalogue.yaml").write_bytes((CASES / "catalogue.yaml").read_bytes())
    for path in (case / "before").iterdir():
        (modules / path.name).write_bytes(path.read_bytes())
    return Project(root)


def modules(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("name", sorted(path.parent.name for path in CASES.glob("*/command")))
def test_case(tmp_path: Path, name: str) -> None:
    case = CASES / name
    project = make(tmp_path / "project", case)
    arguments = shlex.split((case / "command").read_text("utf-8"))

    dry = project.run(*arguments, "--dry-run")
    assert dry.code == 0, dry.err
    assert modules(project.root / "catalogue/modules") == modules(case / "before")
    outcome = project.run(*arguments)

    assert (outcome.code, outcome.err) == (0, "")
    assert modules(project.root / "catalogue/modules") == modules(case / "after")
