"""The small project and its outcome in each format, as rows that can be compared."""

from pathlib import Path

import pytest

from tests.writing.small_project import Project, make_project


@pytest.fixture(autouse=True)
def _quiet_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was never generated: five files are missing."""
    root = tmp_path / "project"
    root.mkdir()
    return make_project(root)


@pytest.fixture
def generated(project: Project) -> Project:
    """A project whose generated/ is up to date."""
    project.generate()
    return project
