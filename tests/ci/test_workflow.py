"""The workflow for GitHub that `codegen init` writes: its lines, and its steps as they are run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.ci.conftest import Shell
from tests.writing.small_project import Project

PATH = ".github/workflows/message-codes.yml"

Run = Callable[..., str]

pytestmark = pytest.mark.slow


def test_actionlint_and_zizmor_find_nothing(run: Run, started: Project) -> None:
    assert run("actionlint", "-no-color", PATH, cwd=started.root) == ""
    run("zizmor", "--offline", "--quiet", "--persona=pedantic", ".github", cwd=started.root)


def test_its_steps_run(
    shell: Shell, started: Project, index: dict[str, str], tmp_path: Path
) -> None:
    (job,) = YAML(typ="safe").load((started.root / PATH).read_text("utf-8"))["jobs"].values()
    install, *checks = [step["run"] for step in job["steps"] if "run" in step]
    place = 'PATH="$PWD/../ci/bin:$PATH"\n'
    bash = ("bash", "-e")  # what a step without a shell gets
    done = shell(f"python3 -m venv ../ci\n{place}{install}", started.root, index, bash)
    assert done.returncode == 0, done.stderr
    env = {"GITHUB_WORKSPACE": str(started.root), "GITHUB_STEP_SUMMARY": ""}
    for line in checks:
        done = shell(place + line, started.root, env, bash)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"

    (started.root / "generated/go/code.go").unlink()
    done = shell(place + checks[0], started.root, env, bash)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=generated/go/code.go,title=drift-missing::")
