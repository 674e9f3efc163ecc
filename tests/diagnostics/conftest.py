"""The door as a fixture, with what holds for every run of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from codegen.cli import main

from .project import CASES, Outcome, snapshot

Check = Callable[..., Outcome]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of a project; the working folder is the one above, so that no path is absolute."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def check(project: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs `codegen check` on the project, which it must leave as it is, whatever happens."""

    def run(*options: str) -> Outcome:
        before = snapshot(project)
        code = main(["--color", "never", "check", "--root", "project", *options])
        out, err = capsys.readouterr()
        assert snapshot(project) == before, "check has written something"
        assert "Traceback" not in err
        assert code != 70, err
        return Outcome(code, out, err)

    return run


@pytest.fixture
def copied(project: Path) -> Callable[[str], str]:
    """Copies a case's folder to the place of the project, and returns what is expected of it."""

    def copy(case: str) -> str:
        shutil.copytree(CASES / case, project, dirs_exist_ok=True)
        expected = project / "expected.txt"
        text = expected.read_text(encoding="utf-8")
        expected.unlink()
        return text

    return copy
