"""Every rule of `codegen breaking` through the door: the exact text, and nothing else."""

import json
from pathlib import Path

import pytest

from codegen.comparing.judgement import JUDGEMENTS
from codegen.model.rules import RULES
from tests.diagnostics.project import with_more

from .conftest import CASES, Codegen

NAMES = sorted(folder.name for folder in CASES.iterdir() if (folder / "expected.txt").is_file())
BREAKING = {rule for rule in RULES if rule.startswith("breaking-")}


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, codegen: Codegen) -> None:
    expected = (CASES / name / "expected.txt").read_text(encoding="utf-8")
    sides = ("--root", CASES / name / "new", "--against", CASES / name / "old")

    outcome = codegen("breaking", *sides)

    assert outcome.err + outcome.out == with_more(expected)
    assert outcome.out.startswith("verdict: ")
    assert outcome.out.count("\n") == 1
    assert outcome.code == (1 if ": error: " in expected else 0)
    assert f"[{name}]" in expected


@pytest.mark.parametrize("name", NAMES)
def test_every_case_is_told_to_programs_alike(name: str, codegen: Codegen) -> None:
    sides = ("--root", CASES / name / "new", "--against", CASES / name / "old")
    text = codegen("breaking", *sides)

    told = codegen("breaking", *sides, "--format", "json")
    github = codegen("breaking", *sides, "--format", "github")

    data = json.loads(told.out)
    assert told.code == github.code == text.code
    assert data["message"] == text.out.strip()
    assert text.out.startswith(f"verdict: {data['verdict']};")
    assert name in {finding["rule"] for finding in data["findings"]}
    for finding in data["findings"]:
        assert f"{finding['path']}:{finding['line']}:{finding['column']}: " in text.err
        assert f"  help: {finding['help']}\n" in text.err
        assert f"title={finding['rule']}::" in github.out


def test_every_rule_has_a_case() -> None:
    assert set(NAMES) == BREAKING


def test_every_rule_is_one_of_a_change() -> None:
    assert {row.rule for row in JUDGEMENTS.values() if row.rule} == BREAKING


@pytest.mark.parametrize("name", NAMES)
def test_nothing_breaks_where_nothing_differs(name: str, codegen: Codegen) -> None:
    new: Path = CASES / name / "new"

    outcome = codegen("breaking", "--root", new, "--against", new)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("verdict: none;")


@pytest.mark.parametrize("name", NAMES)
def test_diff_tells_the_facts_of_every_case(name: str, codegen: Codegen) -> None:
    sides = ("--root", CASES / name / "new", "--against", CASES / name / "old")

    told = codegen("diff", *sides, "--format", "json")
    text = codegen("diff", *sides)
    markdown = codegen("diff", *sides, "--format", "markdown")

    assert (told.code, text.code, markdown.code) == (0, 0, 0)
    rules = {JUDGEMENTS[change["kind"]].rule for change in json.loads(told.out)}
    assert name in rules
    for change in json.loads(told.out):
        assert f"  {change['message']}\n" in text.out
    assert markdown.out.startswith("## ")
    assert markdown.out.count("\n- ") == len(json.loads(told.out))
