"""The workflows: every action pinned by its hash, no right too many, no mistake in a line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = ROOT / "action.yml"


@pytest.mark.slow
def test_actionlint_finds_nothing(run: Callable[..., str]) -> None:
    assert run("actionlint", "-no-color", *WORKFLOWS, cwd=ROOT) == ""


def test_zizmor_finds_nothing(run: Callable[..., str]) -> None:
    run("zizmor", "--offline", "--quiet", "--persona=pedantic", ".github", ACTION.name, cwd=ROOT)


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=lambda path: path.name)
def test_every_action_is_pinned_by_hash_with_its_version(path: Path) -> None:
    uses = re.findall(r"uses: *(?!\./ )(\S.*)", path.read_text(encoding="utf-8"))
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


def test_only_publishing_may_write_and_nothing_has_a_secret() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "secrets." not in text
        workflow = YAML(typ="safe").load(text)
        assert workflow["permissions"] == {}
        for name, job in workflow["jobs"].items():
            written = {right for right, may in job["permissions"].items() if may == "write"}
            assert written == {
                "provenance": {"id-token", "attestations"},
                "pypi": {"id-token"},
                "npm": {"id-token"},
                "github": {"contents"},
            }.get(name, set())


def test_a_release_starts_from_the_tags_that_packages_have() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    workflow = YAML(typ="safe").load(text)
    assert workflow["on"]["push"]["tags"] == ["toolkit-v*", "catalogue-v*"]
    steps = [step.get("run", "") for step in workflow["jobs"]["build"]["steps"]]
    assert any('-m release dist --tag "$GITHUB_REF_NAME"' in step for step in steps)
    assert ".ci/run" in steps
