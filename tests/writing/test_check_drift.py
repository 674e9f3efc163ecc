"""check finds every kind of drift, says it in three formats, and writes nothing."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.diagnostics.project import with_more
from tests.writing.small_project import RENDERED, Project, state_of


def _missing(project: Project) -> None:
    (project.generated / "page/page.md").unlink()


def _stale(project: Project) -> None:
    project.edit(project.beta, "The third.", "The last.")


def _edited(project: Project) -> None:
    (project.generated / "lists/all.txt").write_bytes(b"ALPHA_ONE\nBETA_ONE\n")


def _orphan(project: Project) -> None:
    project.drop_page()


def _edited_orphan(project: Project) -> None:
    (project.generated / "page/page.md").write_bytes(b"by hand\n")
    (project.generated / "page/LICENSE").unlink()
    project.drop_page()


def _foreign(project: Project) -> None:
    project.sums.write_text(
        "".join(line for line in project.sums.read_text().splitlines(True) if "all.txt" not in line)
    )
    (project.generated / "lists/all.txt").write_bytes(b"mine\n")


def _foreign_folder(project: Project) -> None:
    (project.generated / "lists/all.txt").unlink()
    (project.generated / "lists/all.txt").mkdir()


def _lost_sums(project: Project) -> None:
    project.sums.unlink()


def _damaged_sums(project: Project) -> None:
    project.sums.write_text(project.sums.read_text() + "rubbish\n")


RUN = "run codegen generate"
EDIT = "edit the catalogue or the templates instead, then run codegen generate"
MOVE = "move it away or delete it, then run codegen generate"
KEPT = "it was edited by hand, so it is not deleted by codegen generate: delete it"
NOT_RENDERED = "the catalogue no longer renders to this file"
FOREIGN = "a file that was not generated stands in the place of a generated one"


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of drift: how it comes about, what check says of it, and the diff."""

    change: Callable[[Project], None]
    rows: list[tuple[str, str, str, str]]
    diff: str

    @property
    def text(self) -> str:
        lines = [
            f"generated/{path}: error: {message} [{rule}]\n  help: {help}\n"
            for path, rule, message, help in self.rows
        ]
        count = f"{len(self.rows)} error{'s' if len(self.rows) > 1 else ''}\n"
        return with_more("".join(lines) + count)


CASES = {
    "missing": Case(
        _missing,
        [("page/page.md", "drift-missing", "the file is missing", RUN)],
        "--- /dev/null\n"
        "+++ b/generated/page/page.md\n"
        "@@ -0,0 +1,5 @@\n"
        "+# Demo codes\n"
        "+\n"
        "+- ALPHA_ONE\n"
        "+- ALPHA_TWO\n"
        "+- BETA_ONE\n",
    ),
    "stale": Case(
        _stale,
        [
            (
                "lists/beta/codes.txt",
                "drift-stale",
                "the file is not what the catalogue renders to",
                RUN,
            )
        ],
        "--- a/generated/lists/beta/codes.txt\n"
        "+++ b/generated/lists/beta/codes.txt\n"
        "@@ -1 +1 @@\n"
        "-BETA_ONE: The third.\n"
        "+BETA_ONE: The last.\n",
    ),
    "edited": Case(
        _edited,
        [("lists/all.txt", "drift-edited", "the file was edited by hand", EDIT)],
        "--- a/generated/lists/all.txt\n"
        "+++ b/generated/lists/all.txt\n"
        "@@ -1,2 +1,3 @@\n"
        " ALPHA_ONE\n"
        "+ALPHA_TWO\n"
        " BETA_ONE\n",
    ),
    "orphan": Case(
        _orphan,
        [
            ("page/LICENSE", "drift-orphan", NOT_RENDERED, RUN),
            ("page/page.md", "drift-orphan", NOT_RENDERED, RUN),
        ],
        "--- a/generated/page/LICENSE\n"
        "+++ /dev/null\n"
        "@@ -1 +0,0 @@\n"
        "-Do as you please.\n"
        "--- a/generated/page/page.md\n"
        "+++ /dev/null\n"
        "@@ -1,5 +0,0 @@\n"
        "-# Demo codes\n"
        "-\n"
        "-- ALPHA_ONE\n"
        "-- ALPHA_TWO\n"
        "-- BETA_ONE\n",
    ),
    "edited-orphan": Case(
        _edited_orphan,
        [("page/page.md", "drift-orphan", NOT_RENDERED, KEPT)],
        "--- a/generated/page/page.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-by hand\n",
    ),
    "foreign": Case(
        _foreign,
        [("lists/all.txt", "drift-foreign", FOREIGN, MOVE)],
        "--- a/generated/lists/all.txt\n"
        "+++ b/generated/lists/all.txt\n"
        "@@ -1 +1,3 @@\n"
        "-mine\n"
        "+ALPHA_ONE\n"
        "+ALPHA_TWO\n"
        "+BETA_ONE\n",
    ),
    "foreign-folder": Case(
        _foreign_folder,
        [("lists/all.txt", "drift-foreign", FOREIGN, MOVE)],
        "--- /dev/null\n"
        "+++ b/generated/lists/all.txt\n"
        "@@ -0,0 +1,3 @@\n"
        "+ALPHA_ONE\n"
        "+ALPHA_TWO\n"
        "+BETA_ONE\n",
    ),
    "lost-sums": Case(
        _lost_sums,
        [("SHA256SUMS", "drift-missing", "the list of generated files is missing", RUN)],
        "",
    ),
    "damaged-sums": Case(
        _damaged_sums,
        [("SHA256SUMS", "drift-stale", "the list of generated files is out of date", RUN)],
        "",
    ),
}


@pytest.fixture(params=CASES)
def case(generated: Project, request: pytest.FixtureRequest) -> Case:
    found = CASES[request.param]
    found.change(generated)
    return found


def test_a_clean_tree(generated: Project) -> None:
    before = state_of(generated.root)

    outcome = generated.run("check")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "all is well: 5 generated files are up to date\n"
    assert state_of(generated.root) == before


def test_the_text(generated: Project, case: Case) -> None:
    outcome = generated.run("check")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == case.text


def test_nothing_is_written(generated: Project, case: Case) -> None:
    before = state_of(generated.root)

    for options in ([], ["--diff"], ["--format", "json"], ["--format", "github", "--diff"]):
        generated.run("check", *options)

    assert state_of(generated.root) == before


def test_nothing_is_written_where_nothing_was_generated(project: Project) -> None:
    before = state_of(project.root)

    outcome = project.run("check", "--diff")

    assert outcome.code == 1
    assert outcome.err.endswith("5 errors\n")
    assert state_of(project.root) == before


def test_the_diff(generated: Project, case: Case) -> None:
    outcome = generated.run("check", "--diff")

    assert (outcome.code, outcome.out, outcome.err) == (1, case.diff, case.text)


def test_json(generated: Project, case: Case) -> None:
    outcome = generated.run("check", "--format", "json")

    assert outcome.code == 1
    assert json.loads(outcome.out) == [
        {
            "path": f"generated/{path}",
            "line": None,
            "column": None,
            "severity": "error",
            "rule": rule,
            "message": message,
            "help": help,
            "page": f"rules/{rule}.md",
        }
        for path, rule, message, help in case.rows
    ]


def test_json_and_the_diff_do_not_mix(generated: Project, case: Case) -> None:
    outcome = generated.run("check", "--format", "json", "--diff")

    assert len(json.loads(outcome.out)) == len(case.rows)
    assert outcome.err.endswith(case.diff)


def test_github(generated: Project, case: Case) -> None:
    outcome = generated.run("check", "--format", "github")

    assert outcome.code == 1
    assert outcome.out == "".join(
        f"::error file=generated/{path},title={rule}::{message}%0A{help}"
        f"%0Amore: codegen explain {rule}\n"
        for path, rule, message, help in case.rows
    )


@pytest.mark.parametrize(("format", "out"), [("json", "[]\n"), ("github", "")])
def test_a_clean_tree_in_the_formats_of_programs(generated: Project, format: str, out: str) -> None:
    outcome = generated.run("check", "--format", format)

    assert (outcome.code, outcome.out, outcome.err) == (0, out, "")


_TAKES_A_PERSON = ("edited-orphan", "foreign", "foreign-folder")


@pytest.mark.parametrize("case", [n for n in CASES if n not in _TAKES_A_PERSON], indirect=True)
def test_generate_puts_it_right(generated: Project, case: Case) -> None:
    generated.generate()

    assert generated.run("check").code == 0


def test_a_file_of_someone_else_is_no_drift(generated: Project) -> None:
    (generated.generated / "lists/note.txt").write_bytes(b"mine\n")

    assert generated.run("check").code == 0


def test_all_kinds_at_once_are_sorted_by_path(generated: Project) -> None:
    _edited(generated)
    _missing(generated)
    _stale(generated)
    (generated.generated / "page/LICENSE").write_bytes(b"by hand\n")

    outcome = generated.run("check", "--format", "json")

    assert [(row["path"], row["rule"]) for row in json.loads(outcome.out)] == [
        ("generated/lists/all.txt", "drift-edited"),
        ("generated/lists/beta/codes.txt", "drift-stale"),
        ("generated/page/LICENSE", "drift-edited"),
        ("generated/page/page.md", "drift-missing"),
    ]


def test_only_the_named_target_is_checked(generated: Project) -> None:
    _missing(generated)
    _edited(generated)

    outcome = generated.run("check", "--target", "page")

    assert outcome.code == 1
    assert "page/page.md" in outcome.err
    assert "lists/all.txt" not in outcome.err


def test_only_the_named_target_is_counted(generated: Project) -> None:
    _edited(generated)

    outcome = generated.run("check", "--target", "page")

    assert (outcome.code, outcome.out) == (0, "all is well: 2 generated files are up to date\n")


def test_check_does_not_believe_the_stamp(
    generated: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edited(generated)
    monkeypatch.setattr("codegen.writing.stamp.Stamp.is_current", lambda _: True)

    assert generated.run("generate").out == "up to date\n"
    assert generated.run("check").code == 1


def test_check_neither_reads_nor_makes_the_stamp(generated: Project) -> None:
    shutil.rmtree(generated.stamp.parent)
    generated.stamp.parent.write_text("a file in the place of the folder")

    assert generated.run("check").code == 0
    assert generated.stamp.parent.is_file()


def test_findings_in_the_catalogue_come_before_drift(generated: Project) -> None:
    _edited(generated)
    generated.edit(generated.beta, "level: info", "level: loud")

    outcome = generated.run("check", "--diff")

    assert (outcome.code, outcome.out) == (1, "")
    assert "[bad-value]" in outcome.err
    assert "drift" not in outcome.err


def _patch(project: Project, diff: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["patch", "--strip=1", "--batch"],
        cwd=project.root,
        input=diff,
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")
@pytest.mark.parametrize(
    "content",
    [
        b"by hand\n",
        b"",
        b"\n",
        b"no line feed at the end",
        b"ALPHA_ONE\nALPHA_TWO\nBETA_ONE",
        "Gr\u00f6\u00dfe \u65e5\u672c\n".encode(),
        b"\ttabs\there\n",
        b"--- a line\n+++ another\n@@ -1 +1 @@\n",
        b"ALPHA_ONE\nALPHA_TWO\nBETA_ONE\n" * 20,
    ],
)
def test_patch_accepts_the_diff(generated: Project, content: bytes) -> None:
    (generated.generated / "lists/all.txt").write_bytes(content)
    (generated.generated / "page/LICENSE").unlink()

    diff = generated.run("check", "--diff").out
    result = _patch(generated, diff)

    assert result.returncode == 0, result.stdout
    assert generated.run("check").code == 0
    assert (generated.generated / "lists/all.txt").read_bytes() == RENDERED["lists/all.txt"]


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029", "\r"])
def test_only_a_line_feed_ends_a_line_of_the_diff(generated: Project, mark: str) -> None:
    """Other characters that Python splits at are shown by number, within their line."""
    (generated.generated / "lists/all.txt").write_text(
        f"ALPHA_ONE\nALPHA_TWO\nBETA{mark}ONE\n", newline=""
    )

    assert generated.run("check", "--diff").out == (
        "--- a/generated/lists/all.txt\n"
        "+++ b/generated/lists/all.txt\n"
        "@@ -1,3 +1,3 @@\n"
        " ALPHA_ONE\n"
        " ALPHA_TWO\n"
        f"-BETA<U+{ord(mark):04X}>ONE\n"
        "+BETA_ONE\n"
    )


def test_the_diff_cannot_act_in_a_terminal(generated: Project) -> None:
    (generated.generated / "lists/all.txt").write_bytes(b"\x1b]0;owned\x07\x1b[2J\n")

    out = generated.run("check", "--diff").out

    assert "\x1b" not in out
    assert "\x07" not in out
    assert "-<U+001B>]0;owned<U+0007><U+001B>[2J\n" in out


def test_a_file_that_is_not_utf8_is_named_in_the_diff(generated: Project) -> None:
    (generated.generated / "lists/all.txt").write_bytes(b"\xff\xfe\n")

    outcome = generated.run("check", "--diff")

    assert outcome.code == 1
    assert outcome.out == "generated/lists/all.txt: the file on disk is not UTF-8\n"
