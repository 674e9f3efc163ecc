"""Rules of deprecations: a reason that says something, and a way on that ends somewhere."""

import re
from collections.abc import Iterator, Mapping

from codegen.diagnostics import (
    DEPRECATION_REASON,
    DEPRECATION_REPLACEMENT,
    REPLACEMENT_CIRCLE,
    REPLACEMENT_DEPRECATED,
)
from codegen.linting.rule import LintRule, about, live, words
from codegen.model import Catalogue, Diagnostic, Message

_NOTHING_INSTEAD = re.compile(r"replace|no longer|nothing|not needed|never logged", re.IGNORECASE)


def empty_reason(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns reasons of a deprecation or removal that are a word or two into findings."""
    for message in catalogue.messages:
        for key, note in (("deprecated", message.deprecated), ("removed", message.removed)):
            if note is not None and len(words(note.reason)) < 3:
                what = "deprecation" if key == "deprecated" else "removal"
                text = f"the reason of the {what} says nothing"
                help = "say in a sentence why, as whoever uses the constant reads it in a warning"
                yield about(message, text, help, key, "reason")


def no_way_on(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns deprecations that leave open what to use instead into findings."""
    for message in live(catalogue):
        note = message.deprecated
        if note and not note.replaced_by and not _NOTHING_INSTEAD.search(note.reason):
            text = f"{message.code} is deprecated, and nothing says what to use instead"
            help = "add replaced_by, or say in the reason that nothing replaces it"
            yield about(message, text, help, "deprecated")


def _next(messages: Mapping[str, Message], code: str) -> str:
    """The code that replaces a code, or an empty string."""
    message = messages.get(code)
    note = (message.removed or message.deprecated) if message else None
    return note.replaced_by if note else ""


def circle(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns replacements that lead back to where they started into one finding a circle."""
    messages = {message.code: message for message in catalogue.messages}
    done: set[str] = set()
    for start in messages:
        way: dict[str, None] = {}
        code = start
        while code and code not in done and code not in way:
            way[code] = None
            code = _next(messages, code)
        done.update(way)
        if code in way:
            round = list(way)[list(way).index(code) :]
            text = f"the replacements go round in a circle: {' → '.join([*round, code])}"
            help = "end it: one of them is in use today, and is not deprecated"
            first = messages[code]
            key = "removed" if first.removed else "deprecated"
            yield about(first, text, help, key, "replaced_by")


def by_deprecated(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns replacements that are deprecated themselves into findings, circles left out."""
    messages = {message.code: message for message in catalogue.messages}
    for message in catalogue.messages:
        code = _next(messages, message.code)
        if not code or code not in messages or messages[code].deprecated is None:
            continue
        seen = {message.code}
        while (following := _next(messages, code)) and code not in seen:
            seen.add(code)
            code = following
        if code in seen:
            continue  # a circle, which has a rule of its own
        first = _next(messages, message.code)
        text = f"the replacement {first} is deprecated itself"
        help = (
            f"name {code}, where the chain ends"
            if code != first
            else "name a code that stays, or none"
        )
        key = "removed" if message.removed else "deprecated"
        yield about(message, text, help, key, "replaced_by")


RULES = (
    LintRule(DEPRECATION_REASON, empty_reason),
    LintRule(DEPRECATION_REPLACEMENT, no_way_on),
    LintRule(REPLACEMENT_CIRCLE, circle),
    LintRule(REPLACEMENT_DEPRECATED, by_deprecated),
)
