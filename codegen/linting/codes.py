"""Rules of codes: their length, what their names promise, and names that are easily mixed up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from codegen.diagnostics import CODE_DEPTH, CODE_LENGTH, LEVEL_AT_ODDS, NEAR_DUPLICATE_CODE
from codegen.linting.rule import LintRule, about, live, severe
from codegen.model import Catalogue, Diagnostic, Message

_FAILURES = frozenset("CRASHED ERROR ERRORS FAILED FAILURE FATAL PANIC".split())
_SUCCESSES = frozenset("COMPLETED OK RECOVERED SUCCEEDED SUCCESS SUCCESSFUL".split())
_NOT = frozenset("NO NON NOT UN WITHOUT".split())


def too_long(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns codes with too many characters into findings."""
    most = catalogue.lint.code_length
    for message in live(catalogue):
        if len(message.code) > most:
            text = f"the code has {len(message.code)} characters; {most} are the most"
            yield about(message, text, _SHORTER.format("max_length"))


def too_deep(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns codes of too many words into findings."""
    most = catalogue.lint.code_words
    for message in live(catalogue):
        count = message.code.count("_") + 1
        if count > most:
            text = f"the code has {count} words; {most} are the most"
            yield about(message, text, _SHORTER.format("max_words"))


_SHORTER = (
    "choose a shorter one while nobody logs it; once it is in use, keep it, and suppress this"
    " with that reason or raise code.{} in lint of the manifest"
)


def level_at_odds(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns messages whose level is not what their code makes one expect into findings."""
    for message in live(catalogue):
        parts = message.code.split("_")
        said = {
            part for before, part in zip(["", *parts], parts, strict=False) if before not in _NOT
        }
        fails, succeeds = sorted(said & _FAILURES), sorted(said & _SUCCESSES)
        repeated = message.retry in ("automatic", "sometimes")
        if fails and not succeeds and not severe(message, "notice") and not repeated:
            text = f"the code says {fails[0]}, and its level is {message.level}"
            help = (
                "give it notice or worse; where each attempt is logged and the program tries"
                " again, say so with retry"
            )
            yield about(message, text, help, "level")
        elif succeeds and not fails and severe(message, "warning"):
            text = f"the code says {succeeds[0]}, and its level is {message.level}"
            yield about(message, text, "give it notice or less, or another code", "level")


def near_codes(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns codes that look like an earlier one into findings."""
    messages = {message.code: message for message in catalogue.messages}
    order = {code: index for index, code in enumerate(messages)}
    for one, other in sorted(
        _near_pairs(messages), key=lambda pair: [order[pair[0]], order[pair[1]]]
    ):
        first, second = sorted((one, other), key=order.__getitem__)
        if messages[second].removed is None:
            yield _near(messages[second], first)


def _near(message: Message, other: str) -> Diagnostic:
    text = f"the code is easily taken for {other}"
    help = "correct the one that is mistyped, or choose a word that is not so close"
    return about(message, text, help)


def _near_pairs(codes: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of codes that differ in one word, by an edit or two, or in underscores only."""
    known = list(codes)
    pairs: set[tuple[str, str]] = set()
    joined: dict[str, str] = {}
    for code in known:
        other = joined.setdefault(code.replace("_", ""), code)
        if other != code:
            pairs.add((other, code))
    present = set(known)
    near = _near_words({word for code in known for word in code.split("_")})
    for code in known:
        parts = code.split("_")
        for index, word in enumerate(parts):
            for twin in near.get(word, ()):
                other = "_".join([*parts[:index], twin, *parts[index + 1 :]])
                if other in present:
                    pairs.add((min(code, other), max(code, other)))
    return pairs


def _near_words(vocabulary: set[str]) -> dict[str, set[str]]:
    """The words that each word may be a slip for.

    Words within two edits have a form in common when up to two letters are taken out of each,
    so only words that meet under such a form are compared (a deletion neighbourhood).
    """
    meeting: dict[str, set[str]] = defaultdict(set)
    for word in sorted(vocabulary):
        if 5 <= len(word) <= 24 and word.isalpha():
            for form in _shortened(word, 2 if len(word) >= 8 else 1):
                meeting[form].add(word)
    near: dict[str, set[str]] = defaultdict(set)
    for group in meeting.values():
        for one, other in combinations(sorted(group), 2):
            if _is_slip(one, other):
                near[one].add(other)
                near[other].add(one)
    return near


def _shortened(word: str, most: int) -> set[str]:
    """A word, and what is left of it without up to so many of its letters."""
    forms = {word}
    latest = {word}
    for _ in range(most):
        latest = {form[:index] + form[index + 1 :] for form in latest for index in range(len(form))}
        forms |= latest
    return forms


_INFLECTED = re.compile(r"(?:E?S|E?D|E?N|I?NG|E?R|OR|Y|LY|ABLE)?")


def _is_slip(one: str, other: str) -> bool:
    """Whether one word may be the other mistyped, rather than a form or an opposite of it.

    Slips seldom hit the first two letters, where IN and OUT, EN and DE, UP and DOWN differ.
    """
    if one[:2] != other[:2]:
        return False
    short, long = sorted((one, other), key=len)
    stem = short.removesuffix("E").removesuffix("Y")
    if long.startswith(stem) and _INFLECTED.fullmatch(long[len(stem) :]):
        return False
    if sorted(one) == sorted(other):
        return _swapped(one, other)
    edits = _edits(one, other)
    return edits == 1 or (edits == 2 and len(short) >= 8)


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters have changed places."""
    apart = [index for index, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    return len(apart) == 2 and apart[1] == apart[0] + 1


def _edits(one: str, other: str) -> int:
    """How many letters must be added, taken out or changed to make one word the other."""
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, 1):
        before, row[0] = row[0], index
        for place, against in enumerate(other, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (letter != against)),
            )
    return row[-1]


RULES = (
    LintRule(CODE_LENGTH, too_long),
    LintRule(CODE_DEPTH, too_deep),
    LintRule(LEVEL_AT_ODDS, level_at_odds),
    LintRule(NEAR_DUPLICATE_CODE, near_codes),
)
