"""Every case through the door: the exact text, the exit code, and nothing else."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from codegen.model.rules import RULES

from .built import BUILT, Built
from .conftest import Check
from .project import CASES, Finding, findings, with_more, write_project

NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
ELSEWHERE = re.compile("drift-|breaking-|import-|(unknown|unused)-allowance")
TESTED = {rule for rule in RULES if not ELSEWHERE.match(rule)}


def expected_text(name: str) -> str:
    return (CASES / name / "expected.txt").read_text(encoding="utf-8")


def expected_code(text: str) -> int:
    """1 for findings; 2 where the text is the one line that says why the job could not be done."""
    return 2 if text.startswith("codegen: ") else 1


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, copied: Callable[[str], str], check: Check) -> None:
    expected = copied(name)
    outcome = check()
    assert outcome.err == with_more(expected)
    assert outcome.out == ""
    assert outcome.code == expected_code(expected)


@pytest.mark.parametrize("case", BUILT, ids=lambda case: case.name)
def test_built_case(case: Built, project: Path, check: Check) -> None:
    case.build(project)
    outcome = check(*case.options)
    assert outcome.err == with_more(case.expected)
    assert outcome.out == ""
    assert outcome.code == expected_code(case.expected)


@pytest.mark.parametrize(
    "name", ["yaml-syntax-colon-in-text", "unknown-key-in-deprecated", "stop-no-manifest"]
)
@pytest.mark.parametrize("color", ["never", "auto"])
def test_case_as_a_process(
    name: str, color: str, copied: Callable[[str], str], project: Path
) -> None:
    expected = copied(name)
    ended = subprocess.run(
        [sys.executable, "-m", "codegen", "--color", color, "check", "--root", "project"],
        cwd=project.parent,
        env={key: value for key, value in os.environ.items() if key != "FORCE_COLOR"},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
    )
    assert ended.stderr == with_more(expected)
    assert ended.stdout == ""
    assert ended.returncode == expected_code(expected)


def test_every_folder_is_a_case() -> None:
    """Something that is no case would be passed over in silence."""
    for path in CASES.iterdir():
        assert path.is_dir()
        assert (path / "expected.txt").is_file(), path.name


def test_every_case_is_named_after_a_rule_that_it_breaks() -> None:
    for name in NAMES:
        if name.startswith(("many-", "stop-")):
            continue
        rules = {finding.rule for finding in findings(expected_text(name))}
        assert any(name == rule or name.startswith(rule + "-") for rule in rules), name


def test_every_expectation_is_sound() -> None:
    """An expected text is written by hand: its place, excerpt, caret, order and count agree."""
    for name in NAMES:
        text = expected_text(name)
        found = list(findings(text))
        if expected_code(text) == 2:
            assert not found, name
            continue
        places = [item.place() for item in found]
        assert places == sorted(set(places)), name
        assert text.endswith(f"\n{len(found)} error{'s' if len(found) > 1 else ''}\n"), name
        for item in found:
            assert item.rule in RULES, name
            assert not item.message.endswith("."), name
            assert_place(name, item)


def assert_place(name: str, item: Finding) -> None:
    """The line that is shown is that line of the file, and the caret stands under the column."""
    if not item.line:
        assert item.excerpt is None, name
        return
    source = (CASES / name / item.path).read_text(encoding="utf-8").split("\n")[item.line - 1]
    assert 0 <= item.column <= len(source) + 1, name
    if len(source) <= 160 and source.isascii() and source.strip():
        assert item.excerpt == source.replace("\t", " "), name
        assert item.caret == (item.column - 1 if item.column else None), name


def test_every_rule_is_shown_by_a_case(project: Path, check: Check, tmp_path: Path) -> None:
    """A rule that nothing breaks is no rule, and what breaks no rule cannot be looked up."""
    produced = set()
    cases: list[str | Built] = [*NAMES, *BUILT]
    for number, case in enumerate(cases):
        project.rename(tmp_path / f"done-{number}")
        if isinstance(case, Built):
            project.mkdir()
            case.build(project)
        else:
            project.symlink_to(CASES / case)
        options = case.options if isinstance(case, Built) else ()
        try:
            produced |= {finding.rule for finding in check(*options).findings}
        except AssertionError:
            continue  # a failure of that case's own test
    assert {rule for rule in produced if not ELSEWHERE.match(rule)} == TESTED


def test_the_small_project_is_right(project: Path, check: Check) -> None:
    """Else every case might be about something else."""
    write_project(project)
    assert {finding.rule for finding in check().findings} == {"drift-missing"}
