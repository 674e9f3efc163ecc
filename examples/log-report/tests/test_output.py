"""The three formats, character by character."""

import csv
import io
import json

import pytest
from containerssh_message_codes import Code
from containerssh_message_codes.details import Deprecation, Details

from log_report.output import csv_text, json_text, shown, table_text
from log_report.rows import Row

PLAIN = Details(
    Code.AUTH_FAILED, "auth", "error", "Somebody was refused.", "So it is.\n\nReally.", "1. Try."
)
OLD = Details(
    Code.AUTH,
    "auth",
    "debug",
    'An "old", long one.',
    deprecated=Deprecation("It is old.", replaced_by="NEW"),
)
GONE = OLD._replace(deprecated=Deprecation("It is gone."))
ROWS = [
    Row("AUTH_FAILED", 1234, 4, PLAIN),
    Row("AUTH", 7, 0, OLD),
    Row("AUTH", 6, 0, GONE),
    Row("X\x1b[31m", 5, 3, None),
    Row("", 4, -1, None),
]
HOSTILE = [
    ("\x1b]0;title\x07", r"\x1b\x5d0\x3btitle\x07"),
    ("A\nB\r\tC", r"A\x0aB\x0d\x09C"),
    ("A\u202eB\u2066\u200b", r"A\u202eB\u2066\u200b"),
    ("\x9b31m\x7f", r"\x9b31m\x7f"),
    ("\ud800", r"\ud800"),
    ("\U000e0041", r"\U000e0041"),
    ("АUTH", r"\u0410UTH"),
    ("AUTH ", r"AUTH\x20"),
    (r"A\x0aB", r"A\x5cx0aB"),
    ("##[error]", r"\x23\x23\x5berror\x5d"),
    ("-A-1", r"\x2dA-1"),
    ("=1+1", r"\x3d1\x2b1"),
    ("A" * 61, "A" * 60 + "…"),
    ("A" * 59 + "\x1b", "A" * 59 + "…"),
]


def test_table() -> None:
    assert table_text(ROWS, explain=False, width=None) == (
        "COUNT  LEVEL    CODE          SUMMARY\n"
        " 1234  error    AUTH_FAILED   Somebody was refused.\n"
        '    7  debug    AUTH          [deprecated, use NEW] An "old", long one.\n'
        '    6  debug    AUTH          [deprecated] An "old", long one.\n'
        "\n"
        "UNKNOWN CODES\n"
        "    5  warning  X\\x1b\\x5b31m\n"
        "    4  -        (all others)\n"
    )


def test_table_of_nothing_is_its_head() -> None:
    assert table_text([], explain=False, width=None) == "COUNT  LEVEL  CODE  SUMMARY\n"


def test_summaries_are_cut_to_the_width() -> None:
    lines = table_text(ROWS, explain=False, width=48).splitlines()
    assert lines[1] == " 1234  error    AUTH_FAILED   Somebody was refu…"
    assert lines[2] == "    7  debug    AUTH          [deprecated, use …"
    assert max(map(len, lines)) == 48
    narrow = table_text(ROWS, explain=False, width=1).splitlines()
    assert narrow[1] == " 1234  error    AUTH_FAILED   Somebody …"


def test_explanations_stand_under_the_rows() -> None:
    assert table_text(ROWS[:2], explain=True, width=None) == (
        "COUNT  LEVEL  CODE         SUMMARY\n"
        " 1234  error  AUTH_FAILED  Somebody was refused.\n"
        "        So it is.\n\n        Really.\n\n        Remedy:\n        1. Try.\n\n"
        '    7  debug  AUTH         [deprecated, use NEW] An "old", long one.\n'
        "        Deprecated: It is old.\n\n"
    )


@pytest.mark.parametrize(("code", "text"), HOSTILE)
def test_hostile_codes_are_shown_harmless(code: str, text: str) -> None:
    assert shown(code) == text
    rows = [Row(code, 1, 0, None)]
    assert text in table_text(rows, explain=True, width=None)
    assert text in csv_text(rows, explain=False)
    line = json_text(rows, explain=False)
    assert json.loads(line)["code"] == code
    assert line.removesuffix("\n").replace("\x7f", "").isprintable()
    assert line.isascii()


def test_json_has_an_object_a_line() -> None:
    lines = json_text(ROWS, explain=False).splitlines()
    old, unknown, others = (json.loads(lines[number]) for number in (1, 3, 4))
    assert old == {
        "code": "AUTH",
        "count": 7,
        "level": "debug",
        "known": True,
        "module": "auth",
        "summary": 'An "old", long one.',
        "deprecated": True,
        "replaced_by": "NEW",
    }
    assert unknown["code"] == "X\x1b[31m"
    assert (unknown["known"], unknown["level"], unknown["summary"]) == (False, "warning", None)
    assert (others["code"], others["count"], others["level"]) == (None, 4, None)


def test_explanations_are_fields_of_json_and_csv() -> None:
    said = json.loads(json_text(ROWS, explain=True).splitlines()[0])
    assert (said["explanation"], said["remedy"]) == ("So it is.\n\nReally.", "1. Try.")
    [first, *_] = csv.DictReader(io.StringIO(csv_text(ROWS, explain=True), newline=""))
    assert (first["explanation"], first["remedy"]) == ("So it is.\n\nReally.", "1. Try.")


def test_csv() -> None:
    assert csv_text(ROWS, explain=False) == (
        "code,count,level,known,module,summary,deprecated,replaced_by\n"
        "AUTH_FAILED,1234,error,true,auth,Somebody was refused.,false,\n"
        'AUTH,7,debug,true,auth,"An ""old"", long one.",true,NEW\n'
        'AUTH,6,debug,true,auth,"An ""old"", long one.",true,\n'
        "X\\x1b\\x5b31m,5,warning,false,,,false,\n"
        ",4,,false,,,false,\n"
    )
