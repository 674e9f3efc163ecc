"""The action's steps, run as a runner does: inputs through variables, bash, an exit code."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.ci.conftest import Shell
from tests.writing.small_project import Project

ROOT = Path(__file__).resolve().parents[2]
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")  # what `shell: bash` stands for

Run = Callable[..., str]


@pytest.fixture(scope="session")
def action() -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def runner(
    action: dict[str, Any], checkout: Path, shell: Shell, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The runner's folder after the step that installs, from the action's own checkout."""
    folder = tmp_path_factory.mktemp("runner")
    env = {"RUNNER_TEMP": str(folder), "GITHUB_ACTION_PATH": str(checkout)}
    env |= {"PYTHON": sys.executable, "VERSION": ""}
    done = shell(step(action, "Install message-codegen")["run"], folder, env, BASH)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def step(action: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = (item for item in action["runs"]["steps"] if item.get("name") == name)
    return dict(found)


@pytest.fixture
def run_codegen(action: dict[str, Any], runner: Path, shell: Shell) -> Callable[..., Any]:
    """The step that runs codegen, with some inputs other than their defaults."""
    body = step(action, "Run codegen")
    defaults = {name: item["default"] for name, item in action["inputs"].items()}

    def run_step(project: Path, summary: Path | None = None, **inputs: str) -> Any:
        values = {**defaults, **inputs}
        env = {"RUNNER_TEMP": str(runner), "GITHUB_STEP_SUMMARY": str(summary or "")}
        env["GITHUB_WORKSPACE"] = str(project)
        for variable, source in body["env"].items():
            name = source.removeprefix("${{ inputs.").removesuffix(" }}")
            env[variable] = values[name]
        return shell(body["run"], project, env, BASH)

    return run_step


def test_it_is_an_action(run: Run) -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml", cwd=ROOT)


def test_inputs_reach_a_script_through_variables_only(action: dict[str, Any]) -> None:
    scripts = [item["run"] for item in action["runs"]["steps"] if "run" in item]
    assert len(scripts) == 2
    assert all("${{" not in script for script in scripts)
    used = json.dumps(action["runs"])
    assert [name for name in action["inputs"] if f"inputs.{name}" not in used] == []


@pytest.mark.slow
def test_a_project_that_is_right(run_codegen: Callable[..., Any], started: Project) -> None:
    done = run_codegen(started.root, commands="check lint fmt", strict="true")

    assert done.returncode == 0, done.stderr
    said = [line for line in done.stdout.splitlines() if line.startswith("codegen ")]
    assert said == ["codegen check", "codegen lint", "codegen fmt"]


@pytest.mark.slow
def test_findings_stand_beside_their_lines_and_in_the_summary(
    run_codegen: Callable[..., Any], started: Project, tmp_path: Path
) -> None:
    path = started.root / "catalogue/modules/core.yaml"
    path.write_text(path.read_text().replace("ready to work.", "ready to work"))
    summary = tmp_path / "summary.md"

    done = run_codegen(started.root, summary, strict="true")

    assert done.returncode == 1
    said = done.stdout.splitlines()
    assert said.index("codegen check") < said.index("codegen lint")
    assert any(line.startswith("::error file=generated/go/") for line in said)
    (warning,) = (line for line in said if line.startswith("::warning "))
    assert warning.startswith("::warning file=catalogue/modules/core.yaml,line=")
    assert "### codegen check: " in summary.read_text()
    assert "### codegen lint: 1 warning" in summary.read_text()


@pytest.mark.slow
def test_a_project_deeper_in_the_repository(
    run_codegen: Callable[..., Any], started: Project
) -> None:
    (started.root / "generated/go/code.go").unlink()

    done = run_codegen(started.root.parent, root=started.root.name)

    assert done.returncode == 1
    assert (
        f"::error file={started.root.name}/generated/go/code.go,title=drift-missing" in done.stdout
    )


@pytest.mark.slow
def test_what_a_change_breaks(
    run_codegen: Callable[..., Any], started: Project, git: Callable[..., str]
) -> None:
    git(started.root, "init", "-q", "-b", "main")
    git(started.root, "add", "-A")
    git(started.root, "commit", "-q", "-m", "Start")
    path = started.root / "catalogue/modules/core.yaml"
    path.write_text(path.read_text().replace("CORE_STARTED", "CORE_BEGUN"))

    done = run_codegen(started.root, commands="breaking", against="main")

    assert done.returncode == 1, done.stderr
    assert "title=breaking-message-renamed" in done.stdout
    assert run_codegen(started.root, commands="breaking").returncode == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "inputs",
    [
        {"commands": "check; touch owned"},
        {"commands": "*"},
        {"commands": "generate"},
        {"root": '"; touch owned; "'},
        {"root": "$(touch owned)"},
        {"commands": "breaking", "against": "--output=owned"},
        {"format": "--output-file=owned"},
    ],
    ids=lambda inputs: json.dumps(inputs),
)
def test_an_input_is_never_a_script_or_an_option(
    run_codegen: Callable[..., Any], started: Project, inputs: dict[str, str]
) -> None:
    done = run_codegen(started.root, **inputs)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (started.root / "owned").exists()


@pytest.mark.parametrize("version", ["1 evil", "--index-url=x", "1;x", "@ file:///x"])
def test_a_version_that_is_none_is_not_installed(
    action: dict[str, Any], shell: Shell, tmp_path: Path, version: str
) -> None:
    env = {"RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(ROOT)}
    env |= {"PYTHON": sys.executable, "VERSION": version}
    done = shell(step(action, "Install message-codegen")["run"], tmp_path, env, BASH)

    assert (done.returncode, done.stderr) == (2, "codegen: the input version is no version\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_version_is_installed_from_the_index(
    action: dict[str, Any], shell: Shell, tmp_path: Path, index: dict[str, str]
) -> None:
    env = {**index, "RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": "/nowhere"}
    env |= {"PYTHON": sys.executable, "VERSION": "0.1.0"}
    done = shell(step(action, "Install message-codegen")["run"], tmp_path, env, BASH)

    assert done.returncode == 0, done.stderr
    said = shell('"$RUNNER_TEMP/message-codegen/bin/codegen" --version', tmp_path, env)
    assert "0.1.0" in said.stdout
