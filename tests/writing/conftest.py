"""The small project, as it comes and as it is after its first run."""

import signal
from collections.abc import Iterator

import pytest

from tests.writing.small_project import Project


@pytest.fixture(autouse=True)
def _quiet_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away what a terminal or a CI job would say to the tool."""
    for name in ("CI", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def generated(project: Project) -> Project:
    """A project whose generated/ is up to date, and old."""
    project.generate()
    project.age()
    return project


@pytest.fixture
def deadline() -> Iterator[None]:
    """Ends a test that waits for something which never comes."""

    def late(*_: object) -> None:
        pytest.fail("the run does not come to an end")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, 2)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)
