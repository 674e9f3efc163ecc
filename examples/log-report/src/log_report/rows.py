"""Turns what was counted into the rows of a report: chosen, sorted, unknown codes last."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from containerssh_message_codes.details import DETAILS, LEVELS, Details, Level

from log_report.counting import Tally, Unknown


@dataclass(frozen=True, slots=True)
class Row:
    """A code and how often it occurs."""

    code: str
    """Empty in the one row that stands for several unknown codes."""
    count: int
    severity: int
    """The place of the level in LEVELS, or -1."""
    details: Details | None
    """None where the catalogue does not have the code."""

    @property
    def level(self) -> Level | None:
        """The catalogue's level or, of an unknown code, the log's."""
        return None if self.severity < 0 else LEVELS[self.severity]


SORTS: dict[str, Callable[[Row], tuple[Any, ...]]] = {
    "severity": lambda row: (-row.severity, -row.count, row.code),
    "count": lambda row: (-row.count, -row.severity, row.code),
    "code": lambda row: (row.code,),
}
"""By what rows can be sorted."""


def rows_of(
    tally: Tally, level: Level, sort: str = "severity", top: int | None = None
) -> list[Row]:
    """Gives the first rows of at least a level; an unknown code that has no level is kept."""
    least = LEVELS.index(level)
    known = [row for row in _known(tally) if row.severity >= least]
    unknown = [row for row in _unknown(tally) if not 0 <= row.severity < least]
    key = SORTS[sort]
    unknown.sort(key=lambda row: (not row.code, *key(row)))
    return (sorted(known, key=key) + unknown)[:top]


def _known(tally: Tally) -> Iterator[Row]:
    for code, details in DETAILS.items():
        count = tally.known[code]
        if count and (not tally.modules or details.module in tally.modules):
            yield Row(code.value, count, LEVELS.index(details.level), details)


def _unknown(tally: Tally) -> Iterator[Row]:
    for code, unknown in tally.unknown.items():
        yield _unknown_row(code, unknown)
    if tally.others.count:
        yield _unknown_row("", tally.others)


def _unknown_row(code: str, unknown: Unknown) -> Row:
    return Row(code, unknown.count, unknown.severity, None)
