"""Rules of summaries: one plain sentence of bounded length that says more than the code."""

import re
from collections.abc import Iterator

from codegen.diagnostics import SUMMARY_END, SUMMARY_LENGTH, SUMMARY_REPEATS_CODE, SUMMARY_SENTENCES
from codegen.linting.rule import LintRule, Passage, about, live, words
from codegen.model import Catalogue, Diagnostic, Edit

# What ends a sentence before another one starts. A short word with a full stop is as a rule an
# abbreviation ("e.g.", "approx.", "No."), and so is a single letter.
_NEXT_SENTENCE = re.compile(r"(?<![A-Z])(\b\w+)[.!?][\"')”’]*\s+[\"'(“‘]?[A-Z]")
_ABBREVIATIONS = frozenset("approx ca cf dr e.g eg etc fig i.e ie mr mrs ms no nr vs".split())
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_CLOSING = "\"'”’»)]`"
_LAST_WORD = re.compile(r"([^\W_](?:[\w.]*\w)?)[\"'”’»)\]`]*\.$")
_NAME_CUT_SHORT = re.compile(r"[A-Z][a-z]{1,3}|(?:\w\.)+\w|\w")
"""A last word whose full stop may be its own, as in "Inc.", "U.S." or "plan B."."""
_MOST = 300
"""The schema lets a summary have no more characters."""


def too_long(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns summaries beyond the manifest's length into findings."""
    most = catalogue.lint.summary_length
    for message in live(catalogue):
        if len(message.summary) > most:
            text = f"the summary has {len(message.summary)} characters; {most} are the most"
            help = "say what happened, and move the rest to the explanation"
            yield about(message, text, help, "summary")


def several_sentences(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns summaries in which a second sentence starts into findings."""
    for message in live(catalogue):
        for match in _NEXT_SENTENCE.finditer(message.summary):
            if match[1].lower() not in _ABBREVIATIONS and len(match[1]) > 1:
                help = "keep the first sentence, and move the others to the explanation"
                yield about(message, "the summary has more than one sentence", help, "summary")
                break


def wrong_end(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns summaries that do not end as the manifest says into findings."""
    wanted = catalogue.lint.summary_end
    for message in live(catalogue):
        summary = message.summary.rstrip()
        if wanted and not summary.endswith(wanted):
            help = "end it with a full stop; summary.ends_with in lint of the manifest asks for it"
            yield about(message, "the summary does not end with a full stop", help, "summary")
        elif not wanted and summary.endswith(_ENDS):
            text = f'the summary ends with "{summary[-1]}"'
            help = "leave it out; summary.ends_with in lint of the manifest asks for none"
            yield about(message, text, help, "summary")


def ended(passage: Passage, catalogue: Catalogue) -> Iterator[Edit]:
    """Adds a full stop, or takes it away; what ends in another mark is left to its author."""
    summary = passage.text.rstrip()
    length = len(summary)
    if not catalogue.lint.summary_end:
        last = _LAST_WORD.search(summary)
        short = last and (last[1].lower() in _ABBREVIATIONS or _NAME_CUT_SHORT.fullmatch(last[1]))
        if last and not short:
            yield passage.reworded(length - 1, length)
    elif (
        not summary.rstrip(_CLOSING).endswith(_ENDS)
        and "://" not in summary.split()[-1]
        and length not in (catalogue.lint.summary_length, _MOST)
    ):
        yield passage.reworded(length, length, ".")


def repeats_code(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns summaries that are, or hold, the message's own code into findings."""
    for message in live(catalogue):
        said = words(message.summary)
        parts = message.code.casefold().split("_")
        if said and (said == parts[-len(said) :] and len(said) >= len(parts) - 1):
            text = "the summary only spells out the code"
        elif "_" in message.code and message.code.casefold() in said:
            text = "the summary repeats the code, which always stands beside it"
        else:
            continue
        help = "say in a sentence what happened, to whom or to what"
        yield about(message, text, help, "summary")


RULES = (
    LintRule(SUMMARY_LENGTH, too_long),
    LintRule(SUMMARY_SENTENCES, several_sentences),
    LintRule(SUMMARY_END, wrong_end, fix=ended),
    LintRule(SUMMARY_REPEATS_CODE, repeats_code),
)
