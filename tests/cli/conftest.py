"""The small project, as it comes and as it is after its first run."""

import pytest


@pytest.fixture(autouse=True)
def _quiet_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away what a terminal or a CI job would say to the tool."""
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "PYTHONUNBUFFERED", "_CODEGEN_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
