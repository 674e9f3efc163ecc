"""A folder for each rule: what breaks it, told word for word, and what is like it but right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from codegen.linting.rules import LINT_RULES
from codegen.model import LEVELS
from codegen.model.rules import RULES
from tests.diagnostics.project import findings, with_more
from tests.lint.conftest import CASES, lint
from tests.writing.small_project import Project, files_in

ROOT = Path(__file__).resolve().parents[2]
Copy = Callable[[str], Project]


def test_every_rule_has_its_folder_and_every_folder_its_rule() -> None:
    folders = {path.name for path in CASES.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert folders == set(LINT_RULES)
    for id in LINT_RULES:
        assert (CASES / id / "good" / "catalogue" / "catalogue.yaml").is_file(), id
        assert (CASES / id / "bad" / "expected.txt").is_file(), id


@pytest.mark.parametrize("id", LINT_RULES)
def test_what_breaks_a_rule_is_told(id: str, project: Copy) -> None:
    bad = project(f"{id}/bad")
    before = files_in(bad.root)
    expected = (CASES / id / "bad" / "expected.txt").read_text(encoding="utf-8")

    outcome = lint(bad)

    assert outcome.err == with_more(expected)
    assert outcome.out == ""
    found = list(findings(expected))
    assert {item.rule for item in found} == {id}, "and nothing else is found there"
    assert outcome.code == any(item.severity == "error" for item in found)
    assert lint(bad, "--strict").code == 1
    assert files_in(bad.root) == before


@pytest.mark.parametrize("id", LINT_RULES)
def test_what_is_right_is_not_told(id: str, project: Copy) -> None:
    outcome = lint(project(f"{id}/good"), "--strict")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("all is well: ")


@pytest.mark.parametrize("id", LINT_RULES)
def test_a_rule_is_looked_at_alone(id: str, project: Copy) -> None:
    expected = (CASES / id / "bad" / "expected.txt").read_text(encoding="utf-8")
    assert lint(project(f"{id}/bad"), "--rule", id).err == with_more(expected)
    other = "summary-length" if id != "summary-length" else "code-length"
    assert lint(project(f"{id}/good"), "--rule", other, "--strict").code == 0


@pytest.mark.parametrize("id", LINT_RULES)
@pytest.mark.parametrize("setting", ["off", "warning", "error"])
def test_the_manifest_decides_how_bad_a_rule_is(id: str, setting: str, project: Copy) -> None:
    bad = project(f"{id}/bad")
    manifest = bad.manifest.read_text(encoding="utf-8")
    manifest = manifest.replace("  rules: {missing-see: warning}\n", "  code: {}\n")
    head, lead, rest = manifest.partition("lint:\n")
    if not lead:
        head, _, rest = manifest.partition("modules:\n")
        rest = f"modules:\n{rest}"
    rules = f"lint:\n  rules: {{{id}: {setting}}}\n"
    bad.manifest.write_text(head + rules + rest, encoding="utf-8")

    outcome = lint(bad)

    told = {item.severity for item in findings(outcome.err) if item.rule == id}
    assert told == ({setting} if setting != "off" else set())
    if setting != "off":
        assert outcome.code == (setting == "error")


FIXABLE = [id for id, row in LINT_RULES.items() if row.fix]


def test_every_rule_that_can_be_fixed_says_so_and_has_its_folder() -> None:
    assert {path.parent.name for path in CASES.glob("*/fixed")} == set(FIXABLE)
    for id, row in LINT_RULES.items():
        assert ("codegen lint --fix" in row.rule.remedy) == (id in FIXABLE), id


@pytest.mark.parametrize("id", FIXABLE)
def test_what_breaks_a_rule_is_fixed(id: str, project: Copy) -> None:
    bad = project(f"{id}/bad")
    expected = (CASES / id / "bad" / "expected.txt").read_text(encoding="utf-8")
    count = len(list(findings(expected)))
    fixed = files_in(CASES / id / "fixed")

    outcome = lint(bad, "--fix", "--strict")

    assert files_in(bad.root) == fixed
    assert (outcome.code, outcome.err) == (0, ""), "and it leaves no finding"
    assert outcome.out.startswith(f"fixed {count} finding{'s' * (count > 1)} in 1 file\n")
    again = lint(bad, "--fix", "--strict")
    assert (again.code, again.err) == (0, "")
    assert again.out.startswith("nothing to fix\n")
    assert files_in(bad.root) == fixed


@pytest.mark.parametrize("id", LINT_RULES)
def test_what_cannot_be_fixed_stays(id: str, project: Copy) -> None:
    good = project(f"{id}/good")
    before = files_in(good.root)
    assert lint(good, "--fix").code == 0
    assert files_in(good.root) == before
    if id not in FIXABLE:
        bad = project(f"{id}/bad")
        before = files_in(bad.root)
        said = lint(bad).err
        assert lint(bad, "--fix").err == said
        assert files_in(bad.root) == before


@pytest.mark.parametrize("id", LINT_RULES)
def test_every_rule_explains_itself(id: str, project: Copy) -> None:
    row = LINT_RULES[id]
    assert id not in RULES
    assert row.find is None or (row.find.__doc__ or "").startswith("Turns "), id
    out = project("summary-end/good").run("lint", "--list-rules", "--rule", id).out
    said = row.rule.summary + (" (--fix)" if row.fix else "")
    assert out.splitlines()[0].split(maxsplit=2)[2] == said
    assert row.rule.explanation in out
    assert row.rule.remedy in out


@pytest.mark.parametrize("id", LINT_RULES)
def test_every_finding_comes_with_help(id: str) -> None:
    expected = (CASES / id / "bad" / "expected.txt").read_text(encoding="utf-8")
    for item in findings(expected):
        assert len(item.help) > 8, item.message
        assert not item.message.endswith(".")


def test_the_shipped_catalogue_passes() -> None:
    outcome = Project(ROOT).run("lint", "--strict")
    assert (outcome.code, outcome.err) == (0, ""), outcome.err


def test_levels_are_ordered_as_the_rules_take_them() -> None:
    assert LEVELS.index("info") < LEVELS.index("notice") < LEVELS.index("warning")
