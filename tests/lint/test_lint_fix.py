"""`codegen lint --fix`: repairs what has one right answer, and leaves all else as it is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from codegen.linting import rules
from codegen.linting.rule import LintRule
from tests.diagnostics.project import findings
from tests.lint.conftest import lint
from tests.writing.small_project import Project, files_in, leftovers

Copy = Callable[[str], Project]
MODULE = "catalogue/modules/disk.yaml"
BASELINE = "catalogue/lint-baseline.yaml"
MANIFEST = """\
name: demo
title: Demo codes
version: "1.0.0"
lint:
  spelling: [GitHub, OAuth2, Visual Studio]
modules:
  - disk
targets:
  docs: {}
"""


@pytest.fixture
def written(tmp_path: Path) -> "Write":
    """A project whose module holds a text, as it stands in the file."""

    def write(text: str | bytes, manifest: str = MANIFEST) -> Project:
        some = Project(tmp_path / str(len(list(tmp_path.iterdir()))))
        (some.root / "catalogue/modules").mkdir(parents=True)
        some.manifest.write_text(manifest, encoding="utf-8")
        data = text.encode() if isinstance(text, str) else text
        (some.root / MODULE).write_bytes(data)
        return some

    return write


Write = Callable[..., Project]


def message(*lines: str) -> str:
    return "module: disk\ntitle: Disk\nmessages:\n  DISK_NAP:\n    level: info\n" + "".join(
        f"    {line}\n" if line else "\n" for line in lines
    )


def module(some: Project) -> str:
    return (some.root / MODULE).read_bytes().decode()


def rules_told(outcome_err: str) -> list[str]:
    return [item.rule for item in findings(outcome_err)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("summary: Idle  # why", "summary: Idle.  # why"),
        ("summary: 'It''s idle '", "summary: 'It''s idle.'"),
        ('"summary": "Say \\"idle\\"  "', '"summary": "Say \\"idle\\"."'),
        ('summary: "\\x49dle\\x20"', 'summary: "\\x49dle."'),
        ("summary: >-  # why\n      The disk\n      is idle", None),
        ("summary: |-\n          The disk is idle", None),
        ("summary: The disk\n      is idle", None),
        ("summary: 'The disk\n\n      is idle'", None),
        ('summary: "The disk \\\n      is idle"', 'summary: "The disk \\\n      is idle."'),
    ],
)
def test_a_summary_keeps_the_way_it_is_written_in(
    written: Write, old: str, new: str | None
) -> None:
    if "\n\n" in old:  # a line feed in a summary is a fault, which is not repaired
        some = written(message(old))
        assert lint(some, "--fix").code == 1
        assert module(some) == message(old)
        return
    some = written(message(old))
    assert lint(some, "--fix", "--strict").code == 0
    assert module(some) == message(new or f"{old}.")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_mark_stay(written: Write, mark: str, end: str) -> None:
    old = message(
        "summary: Idle", "explanation: >", "  Ask Github", "  or visual", "  studio. ", ""
    )
    new = message(
        "summary: Idle.", "explanation: >", "  Ask GitHub", "  or Visual", "  Studio.", ""
    )
    some = written((mark + old).replace("\n", end))
    assert lint(some, "--fix", "--strict").code == 0
    assert module(some) == (mark + new).replace("\n", end)


def test_a_name_over_two_lines_keeps_its_line_end(written: Write) -> None:
    old = message("summary: Idle.", "explanation: >", "  Ask visual", "  studio first.")
    some = written(old)
    lint(some, "--fix")
    assert module(some) == old.replace("visual", "Visual").replace("studio", "Studio")


@pytest.mark.parametrize(
    "text",
    [
        "Run `github push`.",
        "See [there](https://example.org/github) or <https://github>.",
        "Set `GITHUB`=github, or --github.",
        'The provider is "github" or “github”.',
        "Write provider=github there.",
        "At github:443 or github.com.",
        "```sh\ngithub login\n```",
        "Look:\n\n    github login",
        "An `unclosed github.",
    ],
)
def test_a_name_in_code_is_left_alone(written: Write, text: str) -> None:
    some = written(
        message("summary: Idle.", "explanation: |", *(f"  {line}" for line in text.split("\n")))
    )
    before = module(some)
    lint(some, "--fix")
    assert module(some) == before


def test_a_code_is_no_name(written: Write) -> None:
    text = message("summary: Idle.", "explanation: |", "  After DISK_NAP comes disk_nap.")
    some = written(text, MANIFEST.replace("OAuth2", "Disk_Nap"))
    lint(some, "--fix")
    assert module(some) == text.replace("disk_nap", "Disk_Nap")


@pytest.mark.parametrize(
    ("summary", "fixed"),
    [
        ("It is idle.", "It is idle"),
        ("It is (idle).", "It is (idle)"),
        ("It is idle!", None),
        ("It is idle...", None),
        ("It is idle..", None),
        ("It is made by Disk Inc.", None),
        ("It is idle, slow, etc.", None),
        ("It is sold in the U.S.", None),
    ],
)
def test_a_full_stop_goes_where_none_is_wanted(
    written: Write, summary: str, fixed: str | None
) -> None:
    some = written(
        message(f"summary: {summary}"),
        MANIFEST.replace("  spelling:", '  summary: {ends_with: ""}\n  spelling:'),
    )
    lint(some, "--fix")
    assert module(some) == message(f"summary: {fixed or summary}")


@pytest.mark.parametrize(
    "summary",
    ["Is it idle?", "It is idle,", "He said “stop.”", "See https://example.org", "x" * 100],
)
def test_another_end_is_left_to_the_author(written: Write, summary: str) -> None:
    some = written(message(f'summary: "{summary}"'))
    outcome = lint(some, "--fix")
    assert "summary-end" in rules_told(outcome.err)
    assert outcome.out == "nothing to fix\n"
    assert module(some) == message(f'summary: "{summary}"')


def test_a_text_that_would_be_a_number_goes_into_quotes(written: Write) -> None:
    some = written(
        message("summary: null."),
        MANIFEST.replace("  spelling:", '  summary: {ends_with: ""}\n  spelling:'),
    )
    lint(some, "--fix")
    assert module(some) == message('summary: "null"')


def test_only_its_own_suppression_goes_and_other_comments_stay(written: Write) -> None:
    some = written(
        message(
            "summary: Idle",
            "# exceptions",
            "",
            "# this one",
            "suppress: # of rules",
            "  # a quotation",
            "  - rule: summary-end",
            "    reason: It quotes the standard.",
            "  # the deep one",
            "  - rule: code-depth # gone",
            "    reason: It was deep once.",
            "# the end",
        )
    )
    outcome = lint(some, "--fix", "--strict")
    assert outcome.out.startswith("fixed 1 finding in 1 file\n")
    assert module(some) == message(
        "summary: Idle",
        "# exceptions",
        "",
        "# this one",
        "suppress: # of rules",
        "  # a quotation",
        "  - rule: summary-end",
        "    reason: It quotes the standard.",
        "# the end",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{level: info, summary: A., suppress: [{rule: code-depth, reason: It was.}]}", None),
        ("{suppress: [{rule: code-depth, reason: It was.}], level: info, summary: A.}", None),
        (
            "{level: info, summary: A, suppress: [{rule: code-depth, reason: It was.}, "
            "{rule: summary-end, reason: A quotation.}]}",
            "{level: info, summary: A, suppress: [{rule: summary-end, reason: A quotation.}]}",
        ),
        (
            "{level: info, summary: A, suppress: [{rule: summary-end, reason: A quotation.}, "
            "{rule: code-depth, reason: It was.}, ]}",
            "{level: info, summary: A, suppress: [{rule: summary-end, reason: A quotation.}, ]}",
        ),
    ],
)
def test_a_suppression_in_braces(written: Write, old: str, new: str | None) -> None:
    head = "module: disk\ntitle: Disk\nmessages:\n  DISK_NAP: "
    some = written(f"{head}{old}\n")
    assert lint(some, "--fix", "--strict").code == 0
    assert module(some) == f"{head}{new or '{level: info, summary: A.}'}\n"


def test_what_a_repair_makes_superfluous_goes_with_it(written: Write) -> None:
    blanks = " " * 95
    suppress = ["suppress:", "  - {rule: summary-length, reason: It is long.}"]
    some = written(message(f'summary: "Idle.{blanks}"', *suppress))
    outcome = lint(some, "--fix", "--strict")
    assert (outcome.code, outcome.err) == (0, "")
    assert module(some) == message('summary: "Idle."')


def test_rules_settings_suppressions_and_the_baseline_are_heeded(written: Write) -> None:
    text = message('summary: "Ask Github "')
    some = written(text)
    lint(some, "--fix", "--rule", "misspelled-name")
    assert module(some) == message('summary: "Ask GitHub "')

    some = written(text, MANIFEST.replace("  spelling", "  rules: {summary-end: off}\n  spelling"))
    lint(some, "--fix")
    assert module(some) == message('summary: "Ask GitHub"')

    suppress = ["suppress:", "  - {rule: misspelled-name, reason: A quotation of it.}"]
    some = written(message('summary: "Ask Github "', *suppress))
    lint(some, "--fix")
    assert module(some) == message('summary: "Ask Github."', *suppress)

    some = written(text)
    (some.root / BASELINE).write_text("findings:\n  - {rule: trailing-blanks, at: DISK_NAP}\n")
    lint(some, "--fix", "--rule", "trailing-blanks", "--rule", "misspelled-name")
    assert module(some) == message('summary: "Ask GitHub "')


def test_a_baseline_that_is_wrong_keeps_all_as_it_is(written: Write) -> None:
    some = written(message("summary: Idle"))
    (some.root / BASELINE).write_text("findings: none\n")
    before = files_in(some.root)
    outcome = lint(some, "--fix")
    assert outcome.code == 1
    assert files_in(some.root) == before


def test_stale_entries_go_and_comments_stay(written: Write) -> None:
    some = written(message("summary: Idle"))
    path = some.root.parent / "known.yaml"
    path.write_bytes(
        b"# known\r\nfindings:\r\n  - {rule: summary-end, at: DISK_NAP}\r\n"
        b"  - {rule: summary-end, at: DISK_GONE} # stale\r\n# the end\r\n"
    )
    outcome = lint(some, "--fix", "--strict", "--baseline", str(path))
    assert (outcome.code, outcome.err) == (0, "")
    assert path.read_bytes() == (
        b"# known\r\nfindings:\r\n  - {rule: summary-end, at: DISK_NAP}\r\n# the end\r\n"
    )
    assert module(some) == message("summary: Idle")


@pytest.mark.parametrize("option", ["--diff", "--dry-run"])
def test_a_diff_first(project: Copy, option: str) -> None:
    bad = project("summary-end/bad")
    before = files_in(bad.root)
    outcome = lint(bad, "--fix", option)
    assert outcome.code == 0
    assert outcome.out.startswith(f"--- a/{MODULE}\n+++ b/{MODULE}\n@@ ")
    assert "\n+    summary: The disk has no room left.\n" in outcome.out
    assert "\nwould fix 1 finding in 1 file\n" in outcome.out
    assert outcome.err == "nothing was written: this was a dry run\n"
    assert files_in(bad.root) == before


def test_what_remains_decides(written: Write) -> None:
    some = written(message("summary: Idle", "remedy: Look at `this."))
    outcome = lint(some, "--fix", "--format", "json")
    assert outcome.code == 1
    assert [row["rule"] for row in json.loads(outcome.out)] == ["broken-markdown"]
    assert outcome.err == "fixed 1 finding in 1 file\n1 error\n"
    assert "summary: Idle.\n" in module(some)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--diff"], "--dry-run is for --fix"),
        (["--fix", "--update-baseline"], "--update-baseline takes no --fix"),
    ],
)
def test_what_does_not_go_together(project: Copy, options: list[str], message: str) -> None:
    outcome = lint(project("summary-end/bad"), *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"codegen: {message}\n  help: ")


def test_a_fix_that_would_break_the_catalogue_is_refused_whole(
    written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = rules.LINT_RULES["summary-end"]
    too_much = LintRule(
        row.id, row.find, fix=lambda text, _: iter([text.reworded(0, 0, "x" * 300)])
    )
    monkeypatch.setitem(rules.LINT_RULES, row.id, too_much)  # type: ignore[arg-type]
    some = written(message("summary: Ask Github"))
    before = files_in(some.root)

    outcome = lint(some, "--fix")

    assert outcome.code == 1
    assert "[bad-value]" in outcome.err
    assert outcome.err.endswith("nothing was written\n")
    assert files_in(some.root) == before
    assert leftovers(some.root) == []
