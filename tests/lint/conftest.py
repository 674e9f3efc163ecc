"""The door of `codegen lint`, and what would change its answer taken away."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.writing.small_project import Outcome, Project

CASES = Path(__file__).parent
TODAY = "2026-06-01"


@pytest.fixture(autouse=True)
def _quiet_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Project]:
    """Copies the folder of a case, such as `summary-end/bad`, to a place of its own."""

    def copy(case: str) -> Project:
        folder = tmp_path / case.replace("/", "-")
        shutil.copytree(CASES / case, folder, ignore=shutil.ignore_patterns("expected.txt"))
        return Project(folder)

    return copy


def lint(project: Project, *options: str) -> Outcome:
    """Runs `codegen lint` on the day of the cases."""
    return project.run("lint", "--today", TODAY, *options)
