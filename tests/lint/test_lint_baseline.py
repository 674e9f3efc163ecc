"""A baseline: old findings are silent, new ones are told, and what is stale is told, too."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.diagnostics.project import findings
from tests.lint.conftest import lint
from tests.writing.small_project import Project, files_in

Copy = Callable[[str], Project]
BASELINE = "catalogue/lint-baseline.yaml"
MODULE = "catalogue/modules/disk.yaml"
NEW = "  DISK_NEW:\n    level: info\n    summary: A disk was put in\n"


def told(project: Project, *options: str) -> list[tuple[str, str]]:
    return [(item.rule, item.path) for item in findings(lint(project, *options).err)]


def test_only_new_findings_are_told(project: Copy) -> None:
    old = project("summary-end/bad")
    outcome = lint(old, "--update-baseline")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{BASELINE} holds 1 known finding\n"
    assert lint(old, "--strict").code == 0

    path = old.root / MODULE
    path.write_text("# A line more.\n" + path.read_text() + NEW)

    assert told(old) == [("summary-end", MODULE)]


def test_the_file_has_a_line_an_entry_in_order(project: Copy) -> None:
    old = project("broken-markdown/bad")
    path = old.root / MODULE
    path.write_text(path.read_text().replace("title: Disk", 'title: "Disk "'))
    lint(old, "--update-baseline")

    lines = (old.root / BASELINE).read_text().splitlines()

    assert lines[2] == "findings:"
    assert lines[3:] == sorted(lines[3:])
    assert "  - {rule: broken-markdown, at: DISK_BOLD}" in lines
    assert f"  - {{rule: trailing-blanks, at: {MODULE}}}" in lines
    assert lint(old, "--strict").code == 0


def test_writing_it_again_changes_nothing(project: Copy) -> None:
    old = project("broken-markdown/bad")
    lint(old, "--update-baseline")
    before = (old.root / BASELINE).stat().st_mtime_ns, files_in(old.root)
    assert lint(old, "--update-baseline").out.startswith(f"{BASELINE} is up to date with 7 ")
    assert ((old.root / BASELINE).stat().st_mtime_ns, files_in(old.root)) == before


def test_what_is_stale_goes_when_it_is_written_anew(project: Copy) -> None:
    old = project("stale-baseline/bad")
    assert told(old) == [("stale-baseline", BASELINE)]
    lint(old, "--update-baseline")
    assert (old.root / BASELINE).read_text().endswith("\nfindings: []\n")
    assert lint(old, "--strict").code == 0


def test_an_entry_of_a_rule_that_is_not_asked_is_not_stale(project: Copy) -> None:
    old = project("stale-baseline/bad")
    assert told(old, "--rule", "code-length") == []


def test_another_file(project: Copy, tmp_path: Path) -> None:
    old = project("summary-end/bad")
    assert lint(old, "--update-baseline", "--baseline", "known.yaml").code == 0
    assert lint(old, "--strict", "--baseline", "known.yaml").code == 0
    assert lint(old, "--strict").code == 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("findings:\n  - {rule: summary-end}\n", "missing-field"),
        ("findings: none\n", "wrong-type"),
        ("findings: [\n", "yaml-syntax"),
        ("known: []\n", "unknown-key"),
        ("<<<<<<< ours\nfindings: []\n", "yaml-syntax"),
    ],
)
def test_a_baseline_that_is_wrong_is_told(project: Copy, text: str, rule: str) -> None:
    old = project("summary-end/bad")
    (old.root / BASELINE).write_text(text)
    outcome = lint(old)
    assert outcome.code == 1
    assert (rule, BASELINE) in told(old)
    assert ("summary-end", MODULE) in told(old), "nothing is known where it cannot be read"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--baseline", "nowhere.yaml"], "nowhere.yaml: there is no such file"),
        (["--update-baseline", "--rule", "summary-end"], "--update-baseline takes no --rule"),
    ],
)
def test_what_cannot_be_done(project: Copy, options: list[str], message: str) -> None:
    outcome = lint(project("summary-end/bad"), *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"codegen: {message}\n  help: ")


def test_a_link_is_not_written_through(project: Copy) -> None:
    old = project("summary-end/bad")
    (old.root / "victim").write_text("mine")
    (old.root / BASELINE).symlink_to("../victim")
    assert lint(old, "--update-baseline").code == 2
    assert (old.root / "victim").read_text() == "mine"
