"""The hooks, run by pre-commit itself in a repository of the user's."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.ci.conftest import Shell
from tests.writing.small_project import Project

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ("codegen-fmt", "codegen-lint", "codegen-check")

Run = Callable[..., str]
Git = Callable[..., str]
Hooks = Callable[..., tuple[int, str]]


def test_the_list_of_hooks_is_one(run: Run) -> None:
    run("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT)
    found = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert tuple(hook["id"] for hook in found) == HOOKS
    for hook in found:
        assert (hook["language"], hook["pass_filenames"]) == ("python", False)
        assert hook["require_serial"] is True


@pytest.fixture(scope="session")
def published(checkout: Path, git: Git) -> tuple[Path, str]:
    """The tool's repository as pre-commit fetches it, and a revision of it."""
    git(checkout, "init", "-q", "-b", "main")
    git(checkout, "add", "-A")
    git(checkout, "commit", "-q", "-m", "Publish")
    return checkout, git(checkout, "rev-parse", "HEAD")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments of hooks."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def hooks(shell: Shell, home: Path, index: dict[str, str], git: Git) -> Hooks:
    """Runs all hooks on all files of a project; the exit code and what was said."""

    def run_hooks(project: Project, *arguments: str) -> tuple[int, str]:
        git(project.root, "init", "-q", "-b", "main")
        git(project.root, "add", "-A")
        path = f"{os.environ['PATH']}{os.pathsep}{Path(sys.executable).parent}"
        env = {**index, "PATH": path, "PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never"}
        script = " ".join(["pre-commit run", *(arguments or ("--all-files",))])
        done = shell(script, project.root, env)
        return done.returncode, done.stdout + done.stderr

    return run_hooks


def configure(project: Project, published: tuple[Path, str]) -> None:
    repository, revision = published
    lines = ["repos:", f"  - repo: {repository}", f"    rev: {revision}", "    hooks:"]
    lines += [f"      - id: {name}" for name in HOOKS]
    (project.root / ".pre-commit-config.yaml").write_text("\n".join(lines) + "\n")


@pytest.mark.slow
def test_the_hooks_of_this_repository(
    hooks: Hooks, started: Project, published: tuple[Path, str]
) -> None:
    configure(started, published)
    code, said = hooks(started)
    assert (code, said.count("Passed")) == (0, 3), said

    path = started.root / "catalogue/modules/core.yaml"
    right = path.read_text()
    path.write_text(right.replace("    level: error\n    summary: The", "    summary:   The", 1))
    code, said = hooks(started)
    assert (code, said.count("Failed")) == (1, 3), said
    assert "[missing-field]" in said

    path.write_text(
        right.replace("  CORE_STARTED:\n    level: info", "  CORE_STARTED:\n    level:   info")
    )
    code, said = hooks(started, "codegen-fmt", "--all-files")
    assert code == 1, said
    assert "files were modified by this hook" in said
    assert path.read_text() == right


@pytest.mark.slow
def test_the_hooks_that_init_writes(hooks: Hooks, started: Project) -> None:
    code, said = hooks(started)
    assert (code, said.count("Passed")) == (0, 3), said

    with (started.root / "generated/go/code.go").open("a") as file:
        file.write("// mine\n")
    code, said = hooks(started)
    assert (code, said.count("Passed")) == (1, 2), said
    assert "drift-edited" in said


@pytest.mark.slow
def test_other_files_run_no_hook(
    hooks: Hooks, started: Project, published: tuple[Path, str], git: Git
) -> None:
    configure(started, published)
    (started.root / "notes.txt").write_text("mine\n")
    code, said = hooks(started, "--files", "notes.txt")
    assert (code, said.count("Skipped")) == (0, 3), said
