"""The pages on CI and on editors: what they show is what there is, and what they say works."""

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.ci.conftest import Shell
from tests.writing.small_project import Project

ROOT = Path(__file__).resolve().parents[2]
CI = ROOT / "docs" / "ci.md"
EDITORS = ROOT / "docs" / "editors.md"
COMMIT = "0" * 40

Run = Callable[..., str]


def fences(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def read(text: str) -> Any:
    return YAML(typ="safe").load(text)


def action_inputs() -> dict[str, str]:
    found = read((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    return {name: item["default"] for name, item in found.items()}


def component_inputs() -> dict[str, Any]:
    text = (ROOT / "templates/message-codes.yml").read_text("utf-8").split("\n---\n")[0]
    return dict(read(text)["spec"]["inputs"])


@pytest.mark.slow
def test_the_workflow_is_one_and_gives_inputs_that_there_are(run: Run, tmp_path: Path) -> None:
    workflow = fences(CI, "yaml")[0].replace("COMMIT", COMMIT)
    path = tmp_path / ".github" / "workflows" / "codes.yml"
    path.parent.mkdir(parents=True)
    path.write_text(workflow, encoding="utf-8")
    assert run("actionlint", "-no-color", path, cwd=tmp_path) == ""
    run("zizmor", "--offline", "--quiet", ".github", cwd=tmp_path)
    step = read(workflow)["jobs"]["message-codes"]["steps"][-1]
    assert set(step["with"]) <= set(action_inputs())


def test_the_table_of_inputs_is_that_of_the_action() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (?:`([^`]*)`)? ?\|", CI.read_text("utf-8"), re.MULTILINE)
    assert dict(rows) == action_inputs()


def test_the_component_has_the_inputs_that_the_page_gives() -> None:
    include = read(fences(CI, "yaml")[1])["include"][0]
    assert include["component"].endswith("/message-codes@COMMIT")
    declared = component_inputs()
    for name, value in include["inputs"].items():
        assert re.search(declared[name].get("regex", ""), value)
    only_there = {"job", "stage", "image"}
    assert set(declared) == set(action_inputs()) - {"format", "python-version"} | only_there


def test_the_hooks_are_those_of_the_list() -> None:
    (repo,) = read(fences(CI, "yaml")[2])["repos"]
    listed = read((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in listed]


@pytest.mark.slow
def test_the_makefile_runs(shell: Shell, started: Project, tmp_path: Path) -> None:
    (makefile,) = fences(CI, "make")
    (started.root / "Makefile").write_text(makefile, encoding="utf-8")
    command = tmp_path / "bin" / "codegen"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m codegen "$@"\n')
    command.chmod(0o755)
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    env = {"PATH": path, "PYTHONPATH": str(ROOT)}
    done = shell("make codes check-codes", started.root, env)
    assert done.returncode == 0, done.stderr
    (started.root / "generated/go/code.go").unlink()
    assert shell("make check-codes", started.root, env).returncode != 0


def test_settings_of_vs_code_are_those_that_init_writes(started: Project) -> None:
    (settings,) = fences(EDITORS, "json")
    written = (started.root / ".vscode/settings.json").read_text(encoding="utf-8")
    assert json.loads(settings) == json.loads(written)
    for path, pattern in json.loads(settings)["yaml.schemas"].items():
        assert (started.root / path).is_file()
        assert list(started.root.glob(pattern))


def test_first_lines_lead_to_schemas(started: Project) -> None:
    assert started.run("new-target", "kotlin").code == 0
    rows = re.findall(
        r"^\| `(\S+)` \| `\$schema=(\S+)` \|", EDITORS.read_text("utf-8"), re.MULTILINE
    )
    assert len(rows) == 3
    for pattern, schema in rows:
        (file,) = started.root.glob(pattern)
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema={schema}"
        assert (file.parent / schema).is_file()


def test_both_comments_may_stand_in_a_file(started: Project) -> None:
    lines = fences(EDITORS, "yaml")[1]
    path = started.root / "catalogue/modules/core.yaml"
    text = path.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    assert lines.splitlines()[0] == first
    path.write_text(lines + rest, encoding="utf-8")
    for command in ("check", "lint --strict", "fmt --check"):
        assert started.run(*command.split()).code == 0, command


@pytest.mark.slow
def test_pages_pass_markdownlint(run: Run) -> None:
    tools = ROOT / "tests" / "packages"
    linter = tools / "node_modules" / "markdownlint-cli2" / "markdownlint-cli2-bin.mjs"
    assert linter.is_file(), "markdownlint-cli2 is needed and not installed: make setup"
    config = tools / ".markdownlint-cli2.jsonc"
    run("node", linter, "--config", config, CI.name, EDITORS.name, cwd=CI.parent)
