"""Annotations have the worst first within GitHub's limit; the log and the summary have the rest."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from codegen.model import Diagnostic
from codegen.reporting.github import LIMIT, diagnostics_github, summary_markdown
from tests.diagnostics.project import CASES, findings
from tests.reporting.readers import HOSTILE, READERS
from tests.writing.small_project import Project


@pytest.fixture
def faulty(tmp_path: Path) -> Project:
    shutil.copytree(CASES / "many-faults", tmp_path / "case")
    return Project(tmp_path / "case")


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "summary.md"
    path.write_text("# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_the_worst_come_first() -> None:
    found = [
        Diagnostic("bad-value", "m", f"file-{number:02}", severity=severity)
        for number in range(12)
        for severity in ("warning", "error")
    ]

    lines = diagnostics_github(found, "check").splitlines()

    assert [line[:9] for line in lines] == ["::error f"] * 12 + ["::warning"] * 12 + ["::notice "]
    assert [READERS["github"](line)[0][0] for line in lines[:12]] == [
        f"file-{number:02}" for number in range(12)
    ]
    assert lines[-1].endswith("there are more: 2 errors, 2 warnings")


def test_what_github_does_not_show_is_in_the_log(faulty: Project) -> None:
    text = faulty.run("check")

    outcome = faulty.run("check", "--format", "github")

    assert outcome.out.splitlines()[-1] == (
        "::notice title=codegen check::GitHub shows 10 annotations of a kind;"
        " in the log of this step there are more: 11 errors"
    )
    assert list(findings(outcome.err)) == list(findings(text.err))[LIMIT:]
    assert outcome.err.endswith("\n21 errors\n")


def test_within_the_limit_the_log_has_the_count_only(project: Project) -> None:
    outcome = project.run("check", "--format", "github")

    assert "::notice" not in outcome.out
    assert outcome.err == "5 errors\n"


def test_the_summary_is_added_to_what_is_there(faulty: Project, summary: Path) -> None:
    faulty.run("check", "--format", "github")

    text = summary.read_text("utf-8")
    assert text.startswith("# Before\n### codegen check: 21 errors\n\n| Severity | Place | ")
    assert text.count("\n| error | <code>") == 21


def test_the_summary_says_that_all_is_well(generated: Project, summary: Path) -> None:
    assert generated.run("check", "--format", "github").code == 0
    assert summary.read_text("utf-8") == "# Before\n### codegen check: no findings\n\n"


@pytest.mark.parametrize("format", ["text", "json", "sarif", "gitlab", "junit"])
def test_other_formats_leave_the_summary_alone(
    project: Project, summary: Path, format: str
) -> None:
    project.run("check", "--format", format)

    assert summary.read_text("utf-8") == "# Before\n"


def test_the_summary_as_it_is_shown(project: Project, summary: Path) -> None:
    """One table of as many rows as there are findings, and nothing in it but text and code."""
    project.edit(project.beta, "level: info", f'level: "{HOSTILE}"\n    "@team #1 _x_ http://x": x')
    number = len(list(findings(project.run("check").err)))

    project.run("check", "--format", "github")

    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(summary.read_text())
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == 1 + number
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds == {"text", "text_special", "html_inline"} or kinds == {"text", "html_inline"}
    marks = {
        child.content
        for token in tokens
        for child in token.children or []
        if child.type == "html_inline"
    }
    assert marks == {"<code>", "</code>", "<br>"}
    shown = "".join(child.content for token in tokens for child in token.children or [])
    assert "|`#<U+0023>[error]</failure>]]>::error::y<!--[a](javascript:" in shown


def test_the_summary_is_bounded() -> None:
    found = [
        Diagnostic("bad-value", "`" * 5000 + str(number), "|" * 5000, "<" * 5000)
        for number in range(5000)
    ]

    text = summary_markdown(found, "check")

    assert len(text.encode()) < 2**20
    assert text.endswith(
        "\n4900 more findings are in the log of this step.\n"
        "\nRead more: <code>codegen explain bad-value</code>\n\n"
    )


def _fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("break_it", [_fifo, _folder])
def test_a_summary_that_cannot_be_written_is_said(
    project: Project, summary: Path, break_it: Callable[[Path], None]
) -> None:
    break_it(summary)

    outcome = project.run("check", "--format", "github")

    assert outcome.code == 1
    assert "the summary of the job was not written: " in outcome.err
    assert outcome.err.endswith("5 errors\n")


def test_an_empty_name_is_no_summary(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "")

    assert project.run("check", "--format", "github").err == "5 errors\n"
