"""Small files that would take much: each is refused, and soon."""

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Check
from .project import MANIFEST, MODULE, Finding, Outcome, findings, message_with, write_project

PATIENCE = 15
"""Seconds after which a run counts as hanging; each of these should take one or two."""


def checked(project: Path, patience: int = PATIENCE) -> Outcome:
    """Runs `codegen check` in a process of its own, which can be ended when it hangs."""
    ended = subprocess.run(
        [sys.executable, "-m", "codegen", "--color", "never", "check", "--root", "project"],
        cwd=project.parent,
        capture_output=True,
        encoding="utf-8",
        timeout=patience,
    )
    return Outcome(ended.returncode, ended.stdout, ended.stderr)


def only(outcome: Outcome) -> Finding:
    assert outcome.code == 1
    assert outcome.out == ""
    (finding,) = outcome.findings
    return finding


@pytest.mark.parametrize(
    ("opening", "closing", "column"),
    [("[", "", 27), ("[", "]", 27), ("{a: ", "", 78)],
    ids=["brackets", "closed brackets", "braces"],
)
def test_deep_nesting(opening: str, closing: str, column: int, project: Path) -> None:
    nested = opening * 100_000 + closing * 100_000
    write_project(project, module=message_with(f"see: {nested}"))
    finding = only(checked(project))
    assert (finding.rule, finding.line, finding.column) == ("yaml-limit", 7, column)
    assert finding.message == "values are nested deeper than 20 levels"


def test_deep_nesting_of_lists(project: Path) -> None:
    write_project(project, module=message_with("see:\n  " + "- " * 100_000 + "x"))
    finding = only(checked(project))
    assert (finding.rule, finding.line) == ("yaml-limit", 8)


def test_many_values(project: Path) -> None:
    write_project(project, module=message_with("see: [" + "a, " * 100_000 + "a]"))
    finding = only(checked(project, 60))
    assert (finding.rule, finding.line) == ("yaml-limit", 7)
    assert finding.message == "the document has more than 60,000 values"
    assert finding.help == "split it into several files"


def test_billion_laughs(project: Path, check: Check) -> None:
    """Aliases are never followed, so the text is all that there is to read."""
    rows = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    write_project(project, module=MODULE + "\n".join(rows) + "\n")
    outcome = check()
    assert outcome.code == 1
    rules = [finding.rule for finding in findings(outcome.err)]
    assert rules.count("yaml-feature") == 10 + 81
    assert set(rules) <= {"yaml-feature", "unknown-key"}


@pytest.mark.parametrize("digits", ["9", "0x", "0o"])
def test_huge_numbers(digits: str, project: Path) -> None:
    number = digits + "7" * 1_000_000
    write_project(project, module=MODULE.replace("The disk is full.", number))
    finding = only(checked(project))
    assert (finding.rule, finding.line, finding.column) == ("wrong-type", 6, 14)
    assert len(finding.message) < 200
    assert len(finding.help) < 200


def test_long_key(project: Path) -> None:
    write_project(project, module=MODULE + "a" * 1_000_000 + ": x\n")
    finding = only(checked(project))
    assert (finding.rule, finding.line) == ("yaml-syntax", 7)


def test_long_name_of_a_licence_beside_another_fault(project: Path, check: Check) -> None:
    """The other fault keeps the schema from refusing the name, which no system can look up."""
    manifest = MANIFEST.replace("modules:", f"license_file: {'a' * 300}\nmodules:")
    write_project(project, manifest.replace("docs: {}", "docs: x: y"))
    outcome = check()
    assert outcome.code == 1
    assert "yaml-syntax" in {finding.rule for finding in outcome.findings}
