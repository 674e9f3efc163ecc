"""The door, and a copy of the shipped catalogue that git looks after."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from codegen.cli import main

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str


Codegen = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _quiet_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def codegen(capsys: pytest.CaptureFixture[str]) -> Codegen:
    """Runs the command line without colours; it never fails by itself."""

    def run(*arguments: str | Path) -> Outcome:
        code = main(["--color", "never", *map(str, arguments)])
        out, err = capsys.readouterr()
        assert code != 70, err
        return Outcome(code, out, err)

    return run


def git(folder: Path, *arguments: str) -> str:
    """Runs git as somebody whose settings do not count."""
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *who, "-C", str(folder), *arguments], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@dataclass(frozen=True, slots=True)
class Shipped:
    """A project with the shipped catalogue, committed as the tag v1."""

    root: Path
    repository: Path

    def edit(self, module: str, old: str, new: str) -> None:
        name = "catalogue.yaml" if module == "catalogue" else f"modules/{module}.yaml"
        path = self.root / "catalogue" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{text.count(old)} times {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, tag: str) -> None:
        git(self.repository, "add", "-A")
        git(self.repository, "commit", "-qm", tag)
        git(self.repository, "tag", tag)


@pytest.fixture(params=["", "deep/inside"], ids=["top", "sub-folder"])
def shipped(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Shipped:
    """The shipped catalogue in a repository of its own, at its top or further inside."""
    repository = tmp_path / "repository"
    root = repository / request.param
    shutil.copytree(ROOT / "catalogue", root / "catalogue")
    shutil.copy(ROOT / "LICENSE", root / "LICENSE")
    git(repository, "init", "-q", "-b", "main")
    monkeypatch.chdir(root)
    project = Shipped(root, repository)
    project.commit("v1")
    return project
