"""The component for GitLab, and the job that `codegen init` writes: their scripts, run."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.ci.conftest import Shell
from tests.writing.small_project import Project

ROOT = Path(__file__).resolve().parents[2]
COMPONENT = ROOT / "templates" / "message-codes.yml"

Run = Callable[..., str]


def component(**inputs: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The inputs that the component declares, and its job with some of them filled in."""
    head, body = COMPONENT.read_text(encoding="utf-8").split("\n---\n")
    declared: dict[str, Any] = YAML(typ="safe").load(head)["spec"]["inputs"]
    for name, item in declared.items():
        value = inputs.get(name, item["default"])
        text = str(value).lower() if isinstance(value, bool) else value
        body = body.replace(f"$[[ inputs.{name} ]]", text)
    assert "$[[" not in body
    (job,) = YAML(typ="safe").load(body).values()
    return declared, job


def test_gitlab_s_schema_knows_all_of_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "spec.json").write_text(
        json.dumps(YAML(typ="safe").load(COMPONENT.read_text("utf-8").split("\n---\n")[0]))
    )
    (tmp_path / "job.json").write_text(json.dumps({"message-codes": component()[1]}))
    command = ("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci")
    run(*command, "--data-transform", "gitlab-ci", "spec.json", "job.json", cwd=tmp_path)


def test_every_input_is_described_and_used() -> None:
    body = COMPONENT.read_text(encoding="utf-8").split("\n---\n")[1]
    for name, item in component()[0].items():
        assert len(item["description"]) > 15
        assert f"$[[ inputs.{name} ]]" in body
        if "regex" in item:
            assert re.search(item["regex"], item["default"])


def test_inputs_reach_the_script_through_variables_that_expand_nothing() -> None:
    _, job = component()
    for name, value in job["variables"].items():
        assert name == "GIT_DEPTH" or value["expand"] is False
    text = COMPONENT.read_text(encoding="utf-8")
    script = text[text.index("  script:") : text.index("  artifacts:")]
    assert "$[[" not in script


@pytest.mark.parametrize("commands", ["check", "check lint", "lint breaking fmt check"])
def test_commands_that_are_taken(commands: str) -> None:
    assert re.search(component()[0]["commands"]["regex"], commands)


@pytest.mark.parametrize("commands", ["", "generate", "check;x", "check  x", "check $(x)", "*"])
def test_commands_that_are_refused(commands: str) -> None:
    assert not re.search(component()[0]["commands"]["regex"], commands)


def variables(job: dict[str, Any]) -> dict[str, str]:
    return {
        name: value["value"] if isinstance(value, dict) else value
        for name, value in job.get("variables", {}).items()
    }


@pytest.mark.slow
@pytest.mark.parametrize("program", [("sh", "-e"), ("bash", "-eo", "pipefail")])
def test_the_component_s_job(
    shell: Shell,
    started: Project,
    index: dict[str, str],
    git: Callable[..., str],
    program: tuple[str, ...],
) -> None:
    git(started.root, "init", "-q", "-b", "main")
    git(started.root, "add", "-A")
    git(started.root, "commit", "-q", "-m", "Start")
    commands = "check lint fmt breaking"
    _, job = component(version="0.1.0", commands=commands, against="main", strict="true")
    install, checks = job["script"][:2], job["script"][2]

    done = shell("\n".join(install), started.root, {**index, **variables(job)}, program)
    assert done.returncode == 0, done.stderr
    done = shell(checks, started.root, variables(job), program)
    assert done.returncode == 0, done.stderr
    reports = job["artifacts"]["reports"]["codequality"]
    for name in reports:
        assert json.loads((started.root / name).read_text()) == []

    path = started.root / "catalogue/modules/core.yaml"
    path.write_text(path.read_text().replace("ready to work.", "ready to work"))
    done = shell(checks, started.root, variables(job), program)
    assert done.returncode == 1
    found = [item for name in reports for item in json.loads((started.root / name).read_text())]
    assert {"drift-stale", "summary-end"} <= {item["check_name"] for item in found}

    lenient = {**variables(job), "CODEGEN_COMMANDS": "lint", "CODEGEN_STRICT": "false"}
    assert shell(checks, started.root, lenient, program).returncode == 0


@pytest.mark.slow
def test_the_job_that_init_writes(
    shell: Shell, started: Project, index: dict[str, str], tmp_path: Path
) -> None:
    text = (started.root / ".gitlab-ci.yml").read_text(encoding="utf-8")
    (job,) = YAML(typ="safe").load(text).values()
    script = "\n".join(["python3 -m venv ../ci; PATH=$PWD/../ci/bin:$PATH", *job["script"]])
    done = shell(script, started.root, index, ("bash", "-eo", "pipefail"))

    assert done.returncode == 0, done.stderr
    for name in job["artifacts"]["reports"]["codequality"]:
        assert json.loads((started.root / name).read_text()) == []


def test_the_component_is_no_target(started: Project) -> None:
    """GitLab has the folder's name in common with the targets, and nothing else."""
    templates = started.root / "templates"
    templates.mkdir()
    (templates / COMPONENT.name).write_bytes(COMPONENT.read_bytes())

    assert "message-codes" not in started.run("targets").out
    assert started.run("check").code == 0
    assert started.run("check", "--templates", "templates").code == 2  # has no target in it
    assert started.run("new-target", "kotlin").code == 0
    assert started.run("check", "--templates", "templates").code == 0


@pytest.mark.slow
def test_the_job_that_init_writes_is_known_to_gitlab_s_schema(run: Run, started: Project) -> None:
    command = ("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci")
    run(*command, "--data-transform", "gitlab-ci", ".gitlab-ci.yml", cwd=started.root)
