"""Turns readings into tables: the times, how they stand beside glean-parser, and the aims."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from measuring import Case

COLD_AIM = 0.5
NO_OP_AIM = 0.2
IMPORT_AIM = 2.0
GLEAN_AIM = 5.0
FLAT_AIM = 1.3
LINT_AIM = 3.0
BREAKING_AIM = 2.0
EXPLAIN_AIM = 0.25

Statistic = Callable[[Case], float]
"""Makes one time, in seconds, of the several runs of a case."""

Figure = Callable[[Statistic], float]
"""Makes one number of the times of some cases, by the statistic that it is given."""


@dataclass(frozen=True, slots=True)
class Results:
    """All cases of one run.

    Attributes:
        shipped: the commands on the shipped catalogue, under their short names.
        imported: an import of Go constants into a first catalogue.
        ours: cold `generate` of made-up catalogues, by number of codes in rising order.
        glean: glean-parser on as many metrics, likewise.
        judged: the commands that judge a made-up catalogue, under their short names.
    """

    shipped: dict[str, Case]
    imported: Case
    ours: dict[int, Case]
    glean: dict[int, Case]
    judged: dict[str, Case]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; columns that `left` does not name are numbers and stand to the right."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    left: frozenset[int] = frozenset({0})

    def plain(self) -> str:
        """The table for a terminal."""
        widths = self._widths()
        lines = [self._line(row, widths, "  ").rstrip() for row in [self.head, *self.rows]]
        rule = "  ".join("-" * width for width in widths)
        return "\n".join([self.title, "", lines[0], rule, *lines[1:]]) + "\n"

    def markdown(self) -> str:
        """The table for a page."""
        widths = self._widths()
        lines = [f"| {self._line(row, widths, ' | ')} |" for row in [self.head, *self.rows]]
        rules = " | ".join(
            "-" * width if index in self.left else "-" * (width - 1) + ":"
            for index, width in enumerate(widths)
        )
        return "\n".join([f"### {self.title}", "", lines[0], f"| {rules} |", *lines[1:]])

    def _widths(self) -> list[int]:
        return [max(map(len, column)) for column in zip(self.head, *self.rows, strict=True)]

    def _line(self, row: Sequence[str], widths: Sequence[int], joint: str) -> str:
        cells = enumerate(zip(row, widths, strict=True))
        return joint.join(
            cell.ljust(width) if index in self.left else cell.rjust(width)
            for index, (cell, width) in cells
        )


def tables(results: Results) -> list[Table]:
    """Everything that a run has to say."""
    return [_measured(results), _beside_glean(results), _aims(results)]


def _median(case: Case) -> float:
    return case.median


def _best(case: Case) -> float:
    return case.best


def _whole(case: Case) -> Figure:
    return lambda time: time(case)


def _per_code(case: Case) -> Figure:
    return lambda time: time(case) / case.codes


def _each_further(less: Case, more: Case) -> Figure:
    """What each code costs that one case has more than the other, so that start-up cancels out."""
    return lambda time: (time(more) - time(less)) / (more.codes - less.codes)


def _ratio(above: Figure, below: Figure) -> Figure:
    return lambda time: above(time) / below(time)


def _seconds(value: float) -> str:
    return f"{value:.3f} s"


def _milliseconds(value: float) -> str:
    return f"{value * 1000:.3f} ms"


def _times(value: float) -> str:
    return f"{value:.2f}"


def _measured(results: Results) -> Table:
    others = [*results.shipped.values(), *results.judged.values(), results.imported]
    rows = [_case_row(case, "", "") for case in others]
    for cases in (results.ours, results.glean):
        for case in cases.values():
            each = _per_code(case)
            growth = _ratio(each, _per_code(cases[300]))
            rows.append(_case_row(case, _milliseconds(each(_median)), _times(growth(_median))))
    head = ["what", "codes", "runs", "best", "median", "peak", "per code", "to that at 300"]
    return Table("Measured, as whole processes", head, rows)


def _case_row(case: Case, per_code: str, growth: str) -> list[str]:
    counts = [f"{case.codes:,}" if case.codes else "", str(len(case.readings))]
    times = [_seconds(case.best), _seconds(case.median)]
    peak = f"{case.highest.peak / 2**20:.0f} MiB"
    peak = f"under {peak}" if case.highest.hidden else peak
    return [case.label, *counts, *times, peak, per_code, growth]


def _beside_glean(results: Results) -> Table:
    ours, glean = results.ours, results.glean
    rows = []
    for codes, theirs in glean.items():
        mine, label = ours[codes], f"{codes:,} codes"
        rows.append(_pair(f"{label}, the whole run", _whole(mine), _whole(theirs), _seconds))
        rows.append(_pair(f"{label}, per code", _per_code(mine), _per_code(theirs), _milliseconds))
    for less, more in pairwise(glean):
        mine_each = _each_further(ours[less], ours[more])
        their_each = _each_further(glean[less], glean[more])
        label = f"each further code, {less:,} to {more:,}"
        rows.append(_pair(label, mine_each, their_each, _milliseconds))
    head = ["medians", "codegen, 5 targets", "glean-parser, 1 language"]
    head += ["times as fast", "by best runs"]
    return Table("Beside glean-parser, in the same run", head, rows)


def _pair(label: str, mine: Figure, theirs: Figure, shown: Callable[[float], str]) -> list[str]:
    faster = _ratio(theirs, mine)
    times = [shown(mine(_median)), shown(theirs(_median))]
    return [label, *times, _times(faster(_median)), _times(faster(_best))]


def _aims(results: Results) -> Table:
    shipped, ours = results.shipped, results.ours
    faster = _ratio(_whole(results.glean[3000]), _whole(ours[3000]))
    rows = [
        _aim("this catalogue, cold", _whole(shipped["cold"]), COLD_AIM, _seconds),
        _aim("this catalogue, no-op", _whole(shipped["no-op"]), NO_OP_AIM, _seconds),
        _aim("this catalogue, explain CODE", _whole(shipped["explain"]), EXPLAIN_AIM, _seconds),
        *_judged(results.judged),
        _aim("5,000 Go constants imported", _whole(results.imported), IMPORT_AIM, _seconds),
        _aim("3,000 codes, glean-parser's time / ours", faster, GLEAN_AIM, _times, least=True),
        *_flatness(ours),
    ]
    return Table("Aims", ["aim", "wanted", "median", "best", "verdict"], rows, frozenset({0, 4}))


def _judged(cases: dict[str, Case]) -> Iterator[list[str]]:
    labels = {"lint": "lint", "snapshot": "breaking, by snapshot", "ledger": "breaking, by ledger"}
    for name, label in labels.items():
        limit = LINT_AIM if name == "lint" else BREAKING_AIM
        yield _aim(f"3,000 codes, {label}", _whole(cases[name]), limit, _seconds)


def _flatness(ours: dict[int, Case]) -> Iterator[list[str]]:
    label = "time per code, at 30,000 / at 300"
    if 30000 not in ours:
        yield [label, f"at most {FLAT_AIM:g}", "", "", "not measured"]
        return
    growth = _ratio(_per_code(ours[30000]), _per_code(ours[300]))
    yield _aim(label, growth, FLAT_AIM, _times)
    later = _each_further(ours[3000], ours[30000])
    growth = _ratio(later, _each_further(ours[300], ours[3000]))
    yield _aim("each further code, above 3,000 / below", growth, FLAT_AIM, _times)


def _aim(
    label: str,
    figure: Figure,
    limit: float,
    shown: Callable[[float], str],
    *,
    least: bool = False,
) -> list[str]:
    """Judges by the median; the best runs stand beside it to show what a quiet machine gives."""
    value = figure(_median)
    met = value >= limit if least else value <= limit
    wanted = f"at {'least' if least else 'most'} {limit:g}{' s' if shown is _seconds else ''}"
    return [label, wanted, shown(value), shown(figure(_best)), "met" if met else "missed"]
