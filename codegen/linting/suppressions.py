"""Turns findings into those that no suppression covers, and suppressions into findings."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from codegen.diagnostics import (
    EXPIRED_SUPPRESSION,
    SUPPRESSION_REASON,
    UNKNOWN_SUPPRESSION,
    UNUSED_SUPPRESSION,
)
from codegen.linting.rule import LintRule, Passage, words
from codegen.model import Catalogue, Deletion, Diagnostic, Edit, Pointer, Suppression
from codegen.model.characters import shown


@dataclass(slots=True)
class _Placed:
    """A suppression with its place, and whether anything needed it."""

    suppression: Suppression
    path: str
    pointer: Pointer
    used: bool = False


@dataclass(slots=True)
class Suppressions:
    """All suppressions of a catalogue, each to be used or to be told.

    Attributes:
        rules: the ids that a suppression may name.
        judged: the ids that were looked for in this run.
    """

    rules: Collection[str]
    judged: Collection[str]
    _placed: dict[tuple[str, str, str], list[_Placed]] = field(default_factory=dict)

    def gather(self, catalogue: Catalogue) -> None:
        """Takes up what the catalogue's messages and modules say."""
        for module in catalogue.modules:
            self._add(module.suppress, module.path, "", ())
            for message in module.messages:
                self._add(message.suppress, message.path, message.code, ("messages", message.code))

    def _add(self, given: Iterable[Suppression], path: str, code: str, pointer: Pointer) -> None:
        for index, item in enumerate(given):
            place = _Placed(item, path, (*pointer, "suppress", index))
            self._placed.setdefault((path, code, item.rule), []).append(place)

    def covers(self, finding: Diagnostic) -> bool:
        """Whether a finding is suppressed: by its message, or else by its file."""
        pointer = finding.pointer or ()
        code = str(pointer[1]) if pointer[:1] == ("messages",) and len(pointer) > 1 else ""
        for key in ((finding.path, code, finding.rule), (finding.path, "", finding.rule)):
            if key in self._placed:
                self._placed[key][0].used = True
                return True
        return False

    def findings(self, today: date) -> Iterator[Diagnostic]:
        """What is wrong with the suppressions, once all findings have been asked about."""
        for placed in (item for group in self._placed.values() for item in group):
            rule = placed.suppression.rule
            if rule not in self.rules:
                yield _unknown(placed, self.rules)
            elif rule in self.judged:
                if not placed.used:
                    yield _unused(placed)
                elif placed.suppression.until:
                    yield from _expired(placed, today)
            if len(words(placed.suppression.reason)) < 2:
                yield _empty_reason(placed)


def _finding(rule: str, placed: _Placed, key: str, message: str, help: str) -> Diagnostic:
    return Diagnostic(rule, message, placed.path, help, (*placed.pointer, key))


def _unknown(placed: _Placed, rules: Collection[str]) -> Diagnostic:
    near = get_close_matches(placed.suppression.rule, sorted(rules), 1)
    help = f"did you mean {near[0]}?" if near else "codegen lint --list-rules lists those there are"
    text = f"there is no rule {shown(placed.suppression.rule)} that can be suppressed"
    return _finding(UNKNOWN_SUPPRESSION, placed, "rule", text, help)


def _unused(placed: _Placed) -> Diagnostic:
    text = f"nothing here breaks the rule {placed.suppression.rule} that is suppressed"
    return _finding(UNUSED_SUPPRESSION, placed, "rule", text, "remove the suppression")


def _expired(placed: _Placed, today: date) -> Iterator[Diagnostic]:
    until = placed.suppression.until
    help = "correct what the rule finds, or give a later date and a reason that still holds"
    try:
        if date.fromisoformat(until) >= today:
            return
        text = f"the suppression of {placed.suppression.rule} held until {until}"
    except ValueError:
        text, help = f"{until} is no day of the calendar", "write the last day on which it holds"
    yield _finding(EXPIRED_SUPPRESSION, placed, "until", text, help)


def _empty_reason(placed: _Placed) -> Diagnostic:
    text = f"the reason for suppressing {shown(placed.suppression.rule)[1:-1]} says nothing"
    help = "say why the rule is wrong here, for whoever reads this in a year"
    return _finding(SUPPRESSION_REASON, placed, "reason", text, help)


def taken_away(passage: Passage, _: Catalogue) -> Iterator[Edit]:
    """Takes away the suppression whose rule a finding points to."""
    yield Deletion(passage.path, passage.pointer[:-1])


RULES = (
    LintRule(UNKNOWN_SUPPRESSION, None),
    LintRule(UNUSED_SUPPRESSION, None, fix=taken_away),
    LintRule(EXPIRED_SUPPRESSION, None),
    LintRule(SUPPRESSION_REASON, None),
)
