"""The small project, as it comes and as it is after its first run."""

from pathlib import Path

import pytest

from tests.writing.small_project import Project, make_project


@pytest.fixture(autouse=True)
def _quiet_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away what a terminal or a CI job would say to the tool."""
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "PYTHONUNBUFFERED", "_CODEGEN_COMPLETE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was never generated."""
    root = tmp_path / "project"
    root.mkdir()
    return make_project(root)


@pytest.fixture
def generated(project: Project) -> Project:
    """A project whose generated/ is up to date."""
    project.generate()
    return project
