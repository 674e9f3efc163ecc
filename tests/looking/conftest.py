"""A project whose catalogue has something to look up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.looking.shop import SOURCES
from tests.writing.small_project import Project


@pytest.fixture(autouse=True)
def _quiet_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away what a terminal or a CI job would say to the tool."""
    for name in ("CI", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "PYTHONUNBUFFERED"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def shop(tmp_path: Path) -> Project:
    root = tmp_path / "shop"
    for path, text in SOURCES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return Project(root)


@pytest.fixture
def columns(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets how wide the terminal says it is."""
    return lambda number: monkeypatch.setenv("COLUMNS", str(number))
