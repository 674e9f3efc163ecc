"""Turns findings and a baseline into those that are new, and entries that are stale."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from codegen.diagnostics import STALE_BASELINE
from codegen.linting.rule import LintRule, Passage
from codegen.model import Catalogue, Deletion, Diagnostic, Edit


class Entry(NamedTuple):
    """A finding that is known: its rule, and the code that it is about, or else the file."""

    rule: str
    at: str


def entry_of(finding: Diagnostic) -> Entry:
    """The entry that covers a finding; it names no line, so that it outlives other changes."""
    pointer = finding.pointer or ()
    if pointer[:1] == ("messages",) and len(pointer) > 1:
        return Entry(finding.rule, str(pointer[1]))
    return Entry(finding.rule, finding.path)


def unknown_to(baseline: Collection[Entry], findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings that the baseline does not cover."""
    return [finding for finding in findings if entry_of(finding) not in baseline]


def stale(
    baseline: Iterable[Entry], findings: Iterable[Diagnostic], path: str, unjudged: Collection[str]
) -> list[Diagnostic]:
    """A finding for each entry that covers nothing any more.

    Args:
        baseline: in the order of the file.
        path: the baseline's file, as shown in findings.
        unjudged: rules that were not looked for in this run.
    """
    needed = {entry_of(finding) for finding in findings}
    help = "codegen lint --fix removes it"
    return [
        Diagnostic(
            STALE_BASELINE,
            f"{entry.at} no longer breaks {entry.rule}",
            path,
            help,
            ("findings", index),
        )
        for index, entry in enumerate(baseline)
        if entry not in needed and entry.rule not in unjudged
    ]


def baseline_text(entries: Iterable[Entry]) -> str:
    """The file of a baseline: sorted, one line an entry, so that git merges it line by line."""
    rows = sorted({f"  - {{rule: {entry.rule}, at: {entry.at}}}\n" for entry in entries})
    head = (
        "# What codegen lint found when this file was written; only other findings are told.\n"
        "# codegen lint --update-baseline writes it anew.\n"
    )
    return head + ("findings:\n" + "".join(rows) if rows else "findings: []\n")


def taken_away(passage: Passage, _: Catalogue) -> Iterator[Edit]:
    """Takes an entry of the baseline away."""
    yield Deletion(passage.path, passage.pointer, keep_list=True)


RULES = (LintRule(STALE_BASELINE, None, fix=taken_away),)
