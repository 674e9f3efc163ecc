"""The rules in code are those in the tool's own catalogue, which passes what it asks of others."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen import diagnostics
from codegen.diagnostics.generated import rules
from codegen.linting.rules import LINT_RULES
from codegen.model.rules import ALL_RULES, LINTED, RULES
from tests.writing.small_project import Project, files_in

ROOT = Path(__file__).resolve().parents[2]
OWN = Project(ROOT / "codegen" / "diagnostics")
SOURCES = [
    path
    for path in sorted((ROOT / "codegen").rglob("*.py"))
    if not path.is_relative_to(OWN.root / "generated")
]
CODES = [name for name in rules.__all__ if name != "DOCS_URL"]


def _imported(tree: ast.Module) -> Iterator[str]:
    """The names that a module takes from `codegen.diagnostics` and uses."""
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "codegen.diagnostics"
        for alias in node.names
    }
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    yield from names & used


def test_every_rule_in_code_has_its_message_and_every_message_its_rule_in_code() -> None:
    used = {name for path in SOURCES for name in _imported(ast.parse(path.read_text("utf-8")))}
    assert used - {"DOCS_URL", "page"} == set(CODES)


def test_no_rule_is_named_but_by_its_constant() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value not in ALL_RULES, f"{path.name}:{node.lineno}"


def test_a_constant_is_the_rule_of_its_name() -> None:
    assert [getattr(rules, name) for name in CODES] == sorted(ALL_RULES)
    for name in CODES:
        assert name.lower().replace("_", "-") == getattr(diagnostics, name)


def test_what_lint_judges_is_told_apart() -> None:
    assert set(LINT_RULES) == set(LINTED)
    assert not set(RULES) & set(LINTED)


@pytest.mark.parametrize("command", ["check", "lint --strict", "fmt --check"])
def test_the_catalogue_passes_what_it_asks_of_others(command: str) -> None:
    before = files_in(OWN.root)
    outcome = OWN.run(*command.split())
    assert (outcome.code, outcome.err) == (0, ""), outcome.err
    assert files_in(OWN.root) == before


@pytest.mark.parametrize("id", ALL_RULES)
def test_a_rule_tells_the_whole_story(id: str) -> None:
    rule = ALL_RULES[id]
    assert rule.summary.endswith(".")
    assert len(rule.explanation.split()) > 10
    assert len(rule.remedy.split()) > 3
    page = (OWN.root / "generated" / "pages" / rule.page).read_text("utf-8")
    assert page.startswith("<!-- ")
    assert f"\n# {id}\n" in page
    assert "\n## What to do\n" in page


def test_there_is_a_page_for_each_rule_and_an_index_of_all() -> None:
    folder = OWN.root / "generated" / "pages" / "rules"
    assert {path.stem for path in folder.iterdir()} == {*ALL_RULES, "README"}
    index = (folder / "README.md").read_text("utf-8")
    assert re.findall(r"\]\(([a-z-]+)\.md\)", index) == list(ALL_RULES)
