"""Exceptions from rules: what they cover, for how long, and that no package says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from codegen.cli import main
from tests.diagnostics.project import MANIFEST, MODULE, findings, write_project
from tests.lint.conftest import lint
from tests.writing.small_project import Project, files_in

Copy = Callable[[str], Project]
REASON = "Its text is that of the standard."


def told(project: Project, *options: str) -> list[str]:
    return [item.rule for item in findings(lint(project, *options).err)]


def test_a_suppression_covers_its_message_only(project: Copy) -> None:
    some = project("near-duplicate-code/good")
    path = "catalogue/modules/disk.yaml"
    text = (some.root / path).read_text(encoding="utf-8")
    text = text.replace(".\n", "\n")
    (some.root / path).write_text(text, encoding="utf-8")
    before = told(some)
    assert set(before) == {"summary-end"}
    first = text.index("    summary:")
    entry = f"    suppress: [{{rule: summary-end, reason: {REASON}}}]\n"
    (some.root / path).write_text(text[:first] + entry + text[first:], encoding="utf-8")
    assert told(some) == before[1:]


def test_the_message_is_asked_before_its_file(project: Copy) -> None:
    """So the one for the file is unused where each message has its own."""
    some = project("unknown-suppression/good")
    some.edit(
        "catalogue/modules/disk.yaml",
        "title: Disk\n",
        f"title: Disk\nsuppress: [{{rule: summary-end, reason: {REASON}}}]\n",
    )
    assert told(some) == ["unused-suppression"]


@pytest.mark.parametrize(
    ("options", "expired"),
    [
        (("--today", "2026-05-31"), 0),
        (("--today", "2026-06-01"), 0),
        (("--today", "2026-06-02"), 1),
    ],
)
def test_the_last_day_is_within(project: Copy, options: tuple[str, str], expired: int) -> None:
    some = project("expired-suppression/good")
    outcome = some.run("lint", *options)
    assert outcome.code == expired
    assert [item.rule for item in findings(outcome.err)] == ["expired-suppression"] * expired


@pytest.mark.parametrize(("epoch", "code"), [("1780272000", 0), ("1780358400", 1)])
def test_the_day_of_a_reproducible_build(
    project: Copy, monkeypatch: pytest.MonkeyPatch, epoch: str, code: int
) -> None:
    """These are the first seconds of 2026-06-01 and of the day after."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert project("expired-suppression/good").run("lint").code == code


@pytest.mark.parametrize(
    ("options", "epoch", "message"),
    [
        (["--today", "1 June"], None, '--today: "1 June" is no day'),
        ([], "yesterday", 'SOURCE_DATE_EPOCH: "yesterday" is no day'),
    ],
)
def test_what_is_no_day(
    project: Copy,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    epoch: str | None,
    message: str,
) -> None:
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    outcome = project("summary-end/good").run("lint", *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"codegen: {message}\n  help: ")


def test_a_rule_that_is_not_asked_leaves_its_suppressions_alone(project: Copy) -> None:
    assert told(project("unused-suppression/bad"), "--rule", "code-length") == []


def test_a_suppression_of_a_rule_that_is_off_is_unused(project: Copy) -> None:
    some = project("unknown-suppression/good")
    some.edit(some.manifest, "modules:\n", "lint: {rules: {summary-end: off}}\nmodules:\n")
    assert told(some) == ["unused-suppression"]


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ("{rule: summary-end}", "missing-field"),
        ("{reason: It is so.}", "missing-field"),
        ("{rule: summary-end, reason: ''}", "bad-value"),
        ("{rule: Summary End, reason: It is so.}", "bad-value"),
        ('{rule: summary-end, reason: It is so., until: "soon"}', "bad-value"),
        ("{rule: summary-end, reason: It is so., till: never}", "unknown-key"),
    ],
)
def test_the_loader_checks_their_form(project: Copy, entry: str, rule: str) -> None:
    some = project("summary-end/bad")
    some.edit("catalogue/modules/disk.yaml", "title: Disk\n", f"title: Disk\nsuppress: [{entry}]\n")
    outcome = lint(some)
    assert outcome.code == 1
    assert [item.rule for item in findings(outcome.err)] == [rule]
    assert outcome.err.endswith("nothing was linted\n")


def test_no_package_says_what_lint_is_told(tmp_path: Path) -> None:
    plain, told_more = Project(tmp_path / "plain"), Project(tmp_path / "more")
    targets = "targets:\n  docs: {}\n  json: {}\n"
    write_project(plain.root, MANIFEST.replace("targets:\n  docs: {}\n", targets))
    lines = f"suppress: [{{rule: summary-end, reason: {REASON}}}]\n"
    lint_settings = "lint: {rules: {summary-end: off}, spelling: [GitHub]}\n"
    write_project(
        told_more.root,
        MANIFEST.replace("targets:\n  docs: {}\n", lint_settings + targets),
        MODULE.replace("messages:", f"{lines}messages:") + f"    {lines}",
    )
    for project in (plain, told_more):
        assert main(["generate", "--root", str(project.root)]) == 0
    assert files_in(plain.generated) == files_in(told_more.generated)
