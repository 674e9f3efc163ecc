"""What is counted, under which name, and in how much memory."""

import json

import pytest
from containerssh_message_codes import Code

from log_report.counting import LONGEST_CODE, MOST_UNKNOWN, Tally
from log_report.parsing import Fault
from log_report.rows import rows_of


def tally_of(*records: object, modules: tuple[str, ...] = ()) -> Tally:
    tally = Tally(modules)
    tally.add("a", (json.dumps(record).encode() + b"\n" for record in records))
    return tally


def test_known_codes_are_counted() -> None:
    tally = tally_of(*[{"code": code} for code in Code], {"code": "AUTH_FAILED"})
    assert tally.known.pop("AUTH_FAILED") == 2
    assert set(tally.known.values()) == {1}
    assert not tally.unknown
    assert not tally.troubles


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        ([], Fault.NOT_OBJECT),
        ("code", Fault.NOT_OBJECT),
        (None, Fault.NOT_OBJECT),
        (12, Fault.NOT_OBJECT),
        ({}, Fault.NO_CODE),
        ({"details": {"code": "AUTH_FAILED"}}, Fault.NO_CODE),
        ({"code": None}, Fault.NO_CODE),
        ({"code": ""}, Fault.NO_CODE),
        ({"code": 0}, Fault.ODD_CODE),
        ({"code": False}, Fault.ODD_CODE),
        ({"code": ["AUTH_FAILED"]}, Fault.ODD_CODE),
        ({"code": {}}, Fault.ODD_CODE),
    ],
)
def test_line_without_a_code_is_told_with_its_first_place(record: object, fault: Fault) -> None:
    tally = tally_of({"code": "AUTH"}, record, {"code": "AUTH"}, record)
    tally.add("b", [json.dumps(record).encode()])
    assert list(tally.troubles) == [fault]
    trouble = tally.troubles[fault]
    assert (trouble.name, trouble.number, trouble.count) == ("a", 2, 3)
    assert tally.known["AUTH"] == 2


def test_unknown_code_has_the_most_severe_level_of_its_lines() -> None:
    levels = ["info", "crit", "no level", None, 7, ["alert"], "debug"]
    tally = tally_of(*[{"code": "NEW", "level": level} for level in levels])
    [row] = rows_of(tally, "debug")
    assert (row.code, row.count, row.level) == ("NEW", len(levels), "critical")


@pytest.mark.parametrize(
    ("written", "level"), [("emerg", "emergency"), ("WARN", "warning"), ("", None)]
)
def test_level_of_the_log_is_told_in_the_words_of_the_catalogue(
    written: str, level: str | None
) -> None:
    [row] = rows_of(tally_of({"code": "NEW", "level": written}), "debug")
    assert row.level == level


def test_unknown_codes_are_told_apart_up_to_a_bound() -> None:
    tally = Tally()
    for _ in range(2):
        tally.add("a", (b'{"code":"X%d","level":"info"}' % i for i in range(MOST_UNKNOWN + 500)))
    assert len(tally.unknown) == MOST_UNKNOWN
    assert {unknown.count for unknown in tally.unknown.values()} == {2}
    assert tally.others.count == 1000
    rows = rows_of(tally, "debug", "count")
    assert rows[-1].code == ""
    assert (rows[-1].count, rows[-1].level) == (1000, "info")


def test_long_codes_are_kept_in_part() -> None:
    tally = tally_of(*[{"code": "X" * 100_000 + str(i)} for i in range(3)])
    assert list(tally.unknown) == ["X" * LONGEST_CODE + "…"]
    assert tally.unknown["X" * LONGEST_CODE + "…"].count == 3


@pytest.mark.parametrize(
    "place",
    [{"details": {"module": "extra"}}, {"module": "extra"}, {"module": "extra", "details": None}],
)
def test_module_of_an_unknown_code_is_that_of_its_lines(place: dict[str, object]) -> None:
    records = [{"code": "NEW"} | place, {"code": "NEW", "module": ["extra"]}, {"code": "NEW"}]
    tally = tally_of(*records, {"code": "AUTH"}, {"code": "DOCKER_EXEC"}, modules=("extra", "auth"))
    assert [(row.code, row.count) for row in rows_of(tally, "debug")] == [("AUTH", 1), ("NEW", 1)]
    assert not tally.troubles
