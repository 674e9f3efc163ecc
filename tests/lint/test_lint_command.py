"""`codegen lint` as people and programs call it."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.catalogues import write_catalogue
from codegen.linting.rules import LINT_RULES
from tests.lint.conftest import lint
from tests.writing.small_project import Project

Copy = Callable[[str], Project]


def test_json(project: Copy) -> None:
    outcome = lint(project("summary-end/bad"), "--format", "json")
    rows = json.loads(outcome.out)
    assert [(row["rule"], row["severity"], row["line"]) for row in rows] == [
        ("summary-end", "warning", 6)
    ]


def test_annotations(project: Copy) -> None:
    outcome = lint(project("summary-end/bad"), "--format", "github")
    assert outcome.out.startswith(
        "::warning file=catalogue/modules/disk.yaml,line=6,col=14,title=summary-end::"
    )


@pytest.mark.parametrize("format", ["json", "github"])
def test_nothing_to_tell_programs(project: Copy, format: str) -> None:
    outcome = lint(project("summary-end/good"), "--format", format)
    assert (outcome.code, outcome.out.strip()) == (0, "[]" if format == "json" else "")


def test_faults_of_the_catalogue_come_first(project: Copy) -> None:
    some = project("summary-end/bad")
    some.edit("catalogue/modules/disk.yaml", "level: info", "level: inof")
    outcome = lint(some)
    assert outcome.code == 1
    assert "[bad-value]" in outcome.err
    assert "[summary-end]" not in outcome.err


def test_a_rule_mistyped_gets_a_suggestion(project: Copy) -> None:
    outcome = lint(project("summary-end/bad"), "--rule", "sumary-end")
    assert outcome.code == 2
    assert outcome.err == (
        'codegen: there is no rule "sumary-end"\n  help: did you mean summary-end?\n'
    )


def test_a_rule_mistyped_in_the_manifest_gets_one_too(project: Copy) -> None:
    some = project("summary-end/bad")
    some.edit(some.manifest, "modules:\n", "lint: {rules: {sumary-end: off}}\nmodules:\n")
    outcome = lint(some)
    assert outcome.code == 1
    assert "help: did you mean summary-end?" in outcome.err


def test_the_list_of_rules(project: Copy) -> None:
    outcome = project("summary-end/good").run("lint", "--list-rules")
    assert (outcome.code, outcome.err) == (0, "")
    assert [line.split()[0] for line in outcome.out.splitlines()] == list(LINT_RULES)


def test_3000_codes(tmp_path: Path) -> None:
    """Both runs together take some three seconds of the processor; slow machines are let pass."""
    write_catalogue(tmp_path / "large", 3000)
    large = Project(tmp_path / "large")
    start = time.process_time()
    assert large.run("lint", "--update-baseline").code == 0
    assert large.run("lint", "--strict").code == 0
    assert time.process_time() - start < 9
