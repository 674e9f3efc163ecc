"""Which rows a report has, and in which order."""

import pytest
from containerssh_message_codes.details import DETAILS, LEVELS, Level

from log_report.counting import Tally, Unknown
from log_report.rows import rows_of


@pytest.fixture
def tally() -> Tally:
    """All known codes with counts from 1 to 5, and unknown ones of every level."""
    tally = Tally()
    for number, code in enumerate(DETAILS):
        tally.known[code] = number * 7 % 5 + 1
    for number in range(-1, len(LEVELS)):
        tally.unknown[f"UNKNOWN{number}"] = Unknown(count=number % 3 + 1, severity=number)
    tally.others = Unknown(count=1_000_000, severity=len(LEVELS) - 1)
    return tally


def test_most_severe_comes_first_then_most_frequent_then_alphabet(tally: Tally) -> None:
    rows = rows_of(tally, "debug")
    for part in (rows[: len(DETAILS)], rows[len(DETAILS) : -1]):
        keys = [(-row.severity, -row.count, row.code) for row in part]
        assert keys == sorted(keys)


def test_sort_by_count_and_by_code(tally: Tally) -> None:
    counts = [row.count for row in rows_of(tally, "debug", "count")][: len(DETAILS)]
    assert counts == sorted(counts, reverse=True)
    codes = [row.code for row in rows_of(tally, "debug", "code")]
    assert codes[: len(DETAILS)] == sorted(DETAILS)
    assert codes[len(DETAILS) : -1] == sorted(tally.unknown)


@pytest.mark.parametrize("sort", ["severity", "count", "code"])
def test_unknown_codes_come_last_and_the_rest_of_them_after_all(tally: Tally, sort: str) -> None:
    rows = rows_of(tally, "debug", sort)
    assert [row.details is None for row in rows] == [False] * len(DETAILS) + [True] * 10
    assert [row.code for row in rows].index("") == len(rows) - 1


@pytest.mark.parametrize("level", LEVELS)
def test_level_keeps_what_is_at_least_so_severe(tally: Tally, level: Level) -> None:
    least = LEVELS.index(level)
    rows = rows_of(tally, level)
    known = {row.code for row in rows if row.details}
    assert known == {c for c, details in DETAILS.items() if LEVELS.index(details.level) >= least}
    unknown = {row.code for row in rows if not row.details}
    severe = {f"UNKNOWN{number}" for number in range(least, len(LEVELS))}
    assert unknown == severe | {"UNKNOWN-1", ""}


def test_top_gives_the_first_rows(tally: Tally) -> None:
    rows = rows_of(tally, "debug")
    assert rows_of(tally, "debug", top=3) == rows[:3]
    assert rows_of(tally, "debug", top=10**6) == rows


def test_codes_that_do_not_occur_have_no_row() -> None:
    assert rows_of(Tally(), "debug") == []
