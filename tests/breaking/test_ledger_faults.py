"""What is wrong with a ledger is told at its place, by breaking, diff and check alike."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Codegen, Shipped

LEDGER = "catalogue/ledger.yaml"
Edit = Callable[[str], str]


def line_of(text: str, code: str) -> str:
    """The line of a code."""
    return next(line for line in text.splitlines() if line.startswith(f"  {code}: "))


def swap(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


def twice(code: str) -> Edit:
    return lambda text: text + line_of(text, code) + "\n"


FAULTS: list[tuple[str, Edit, str, str]] = [
    (
        "a conflict",
        swap('  - "0.1.0"\n', '<<<<<<< HEAD\n  - "0.2.0"\n=======\n  - "0.3.0"\n>>>>>>> other\n'),
        ":6:1: error: a merge has left a conflict [merge-conflict]",
        "keep what is right of both sides, and take the lines of <, = and > away",
    ),
    (
        "a code twice",
        twice("AUTH_FAILED"),
        ':@last@:3: error: the key "AUTH_FAILED" stands twice in this mapping [duplicate-key]',
        "the first one is on line @auth@",
    ),
    (
        "an unknown key",
        swap("codes:\n", "code: {}\ncodes:\n"),
        ':@code@:1: error: the key "code" is not known here [unknown-key]',
        "known here: ",
    ),
    (
        "an unknown key in a line",
        swap("level: debug", "levle: debug"),
        '[unknown-key]',
        "did you mean level?",
    ),
    (
        "a bad digest",
        swap('summary: "', 'summary: "x'),
        "is not a fit value for \"summary\" [bad-value]",
        "The first 12 hexadecimal digits of a text's SHA-256, in quotes.",
    ),
    (
        "a digest without quotes",
        swap('author: "af6b65377b42"', "author: 123456789012"),
        "[wrong-type]",
        "put it in quotes",
    ),
    ("a bad code", swap("  AUTH: ", "  auth: "), '"auth" is not a code [bad-code]', "AUTH"),
    ("no releases", swap('\n  - "0.1.0"', " []"), '"releases" is empty [bad-value]', ""),
    ("no codes", lambda text: text[: text.index("codes:")], "has no codes [missing-field]", "add"),
    (
        "a bad version",
        swap('released: "0.1.0"', 'released: "0.1"'),
        '"0.1" is not a fit value for "released" [bad-value]',
        "Three numbers in quotes",
    ),
    (
        "a tombstone of what is not removed",
        swap("module: auth", 'tombstone: {since: "1.0", reason: "0123456789ab"}, module: auth'),
        "has no removed [missing-field]",
        "add removed: ",
    ),
    (
        "a module that is not there",
        swap("  metrics: {", "  metric: {"),
        'the module "metrics" of METRICS_',
        "put its line back",
    ),
    ("no mapping", lambda text: "- a\n", "the file should be a mapping, not a list", ""),
    ("an empty file", lambda text: "", "the file is empty", ""),
    ("a bidirectional mark", swap("# Every", "# \u202eEvery"), "[forbidden-character]", "remove"),
    ("not UTF-8", swap("# Every", "# \udcffEvery"), "is not UTF-8 [file-encoding]", "save"),
]  # fmt: skip


def placed(said: str, text: str) -> str:
    """What is said, with the numbers of lines that depend on how many codes there are."""
    lines = text.splitlines()
    starts = {"@auth@": "  AUTH_FAILED: ", "@code@": "code: {}"}
    for word, start in starts.items():
        said = said.replace(word, str(_number(lines, start)))
    return said.replace("@last@", str(len(lines)))


def _number(lines: list[str], start: str) -> int:
    """The number of the first line that starts so, 0 where none does."""
    return next((number for number, line in enumerate(lines, 1) if line.startswith(start)), 0)


@pytest.mark.parametrize(
    ("edit", "said", "help"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_fault_is_told_at_its_place(
    shipped: Shipped, codegen: Codegen, edit: Edit, said: str, help: str
) -> None:
    assert codegen("generate").code == 0
    path = shipped.root / LEDGER
    text = path.read_text("utf-8")
    edited = edit(text)
    assert edited != text
    path.write_text(edited, "utf-8", errors="surrogateescape")

    said, help = placed(said, edited), placed(help, edited)

    told = [codegen(verb) for verb in ("breaking", "diff", "check")]

    for outcome in told:
        assert (outcome.code, outcome.out) == (1, "")
        lines = outcome.err.splitlines()
        assert any(line.startswith(f"{LEDGER}:") and said in line for line in lines)
        assert not help or any(line.startswith("  help: ") and help in line for line in lines)
    assert told[0].err.endswith("nothing was compared\n")
    refused = codegen("release", "0.2.0")
    assert refused.code == 1
    assert refused.err.endswith("nothing was released\n")
    assert path.read_text("utf-8", errors="surrogateescape") == edited


def test_the_order_of_lines_says_nothing(shipped: Shipped, codegen: Codegen) -> None:
    path = shipped.root / LEDGER
    head, _, codes = path.read_text("utf-8").partition("codes:\n")
    path.write_text(f"{head}codes:\n" + "".join(reversed(codes.splitlines(keepends=True))), "utf-8")

    assert codegen("breaking").out.startswith("verdict: none; ")
    assert codegen("diff").out == "nothing has changed\n"


def test_a_manifest_older_than_the_ledger(shipped: Shipped, codegen: Codegen) -> None:
    assert codegen("release", "0.2.0").code == 0
    assert codegen("generate").code == 0
    shipped.edit("catalogue", 'version: "0.2.0"', 'version: "0.1.9"')

    for verb in ("breaking", "diff", "check"):
        outcome = codegen(verb)
        assert outcome.code == 1
        said = ": error: the version 0.1.9 is older than 0.2.0, which was released [ledger-version]"
        line = outcome.err.splitlines()[0]
        assert line.startswith("catalogue/catalogue.yaml:16:10: ")
        assert line.endswith(said)
        assert '  help: write version: "0.2.0"; codegen release raises it' in outcome.err


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_a_ledger_that_is_no_file(shipped: Shipped, codegen: Codegen, kind: str) -> None:
    path: Path = shipped.root / LEDGER
    path.rename(path.with_name("kept"))
    path.symlink_to("kept") if kind == "link" else path.mkdir()

    outcome = codegen("breaking")

    assert outcome.code == 1
    assert "[file-unreadable]" in outcome.err
    assert codegen("release", "0.2.0").code == 1
