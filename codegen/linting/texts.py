"""Rules of all texts: those that must be there, the spelling of names, blanks and Markdown."""

import re
from collections.abc import Iterator
from dataclasses import replace

from codegen.diagnostics import (
    BROKEN_MARKDOWN,
    MISSING_EXPLANATION,
    MISSING_REMEDY,
    MISSPELLED_NAME,
    TRAILING_BLANKS,
)
from codegen.linting.markdown import fault_of
from codegen.linting.rule import LintRule, Passage, about, live, passages, prose, severe
from codegen.model import Catalogue, Diagnostic, Edit
from codegen.model.characters import shown


def no_explanation(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns messages at warning or worse without an explanation into findings."""
    for message in live(catalogue):
        if severe(message, "warning") and not message.explanation:
            text = f"{message.code} is logged at {message.level} and has no explanation"
            help = "add explanation: what it means for the reader of the log, and who is affected"
            yield about(message, text, help)


def no_remedy(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns messages at error or worse without a remedy into findings."""
    for message in live(catalogue):
        if severe(message, "error") and not message.remedy:
            text = f"{message.code} is logged at {message.level} and has no remedy"
            help = "add remedy: what to check or to do, the most likely cause first"
            yield about(message, text, help)


class _Spelling:
    """Finds names in other capitals than the manifest's list has them.

    A code of the catalogue is written as it is. Of names that the list has in two ways both are
    right.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.names = {name.casefold(): name for name in catalogue.lint.spelling}
        self._catalogue = catalogue
        longest_first = sorted(catalogue.lint.spelling, key=lambda name: (-len(name), name))
        names = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(rf"(?<![\w.@/-])({names})(?![\w@/-]|\.\w)", re.IGNORECASE)

    def wrong_in(self, passage: Passage) -> Iterator[tuple[re.Match[str], str]]:
        """The misspelled names in a text, each with what it should be; code is left out."""
        for match in self._pattern.finditer(prose(passage)) if self.names else ():
            wanted = self.names.get(match[0].casefold(), match[0])
            if match[0] != wanted and not self._is_right(match[0]):
                yield match, wanted

    def _is_right(self, name: str) -> bool:
        if name in self._catalogue.lint.spelling:
            return True
        return name.isupper() and any(item.code == name for item in self._catalogue.messages)


_BEFORE_SYNTAX = re.compile(r"[=$#{%\\<:&?]$")
_AFTER_SYNTAX = re.compile(r"[=}(>\\]|:\S")
_QUOTES = "\"'“”‘’«»"


def respelled(passage: Passage, catalogue: Catalogue) -> Iterator[Edit]:
    """Writes names as the manifest's list has them.

    What is in backticks or in quotes, or looks like code in another way, may be a value that is
    written like that, and is left to its author.
    """
    if fault_of(passage.text, passage.name):
        return
    for match, wanted in _Spelling(catalogue).wrong_in(replace(passage, markdown=True)):
        start, end = match.span()
        before, after = passage.text[:start], passage.text[end:]
        in_quotes = before[-1:] in _QUOTES and after[:1] in _QUOTES and before and after
        if not (in_quotes or _BEFORE_SYNTAX.search(before) or _AFTER_SYNTAX.match(after)):
            yield passage.reworded(start, end, wanted)


def misspelled(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns names of the manifest's list in other capitals into findings, code left out."""
    spelling = _Spelling(catalogue)
    for passage in passages(catalogue) if spelling.names else ():
        wrong = {match[0]: wanted for match, wanted in spelling.wrong_in(passage)}
        for written, wanted in wrong.items():
            text = f"{passage.name} writes {shown(written)} for {wanted}"
            help = f"write {wanted}, or put it in backticks where it is a command or a setting"
            plain = f"write {wanted}"
            yield passage.finding(text, help if passage.markdown else plain)


def trailing_blanks(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns texts with blanks at the end of a line, or at the start of plain text, to findings."""
    for passage in passages(catalogue):
        lines = passage.text.split("\n")
        number = next((n for n, line in enumerate(lines, 1) if line != line.rstrip()), 0)
        if number:
            place = f"line {number} of {passage.name}" if len(lines) > 1 else passage.name
            help = "remove the blanks; a new paragraph starts after an empty line"
            plain = "remove the blanks"
            yield passage.finding(f"{place} ends in blanks", help if passage.markdown else plain)
        elif not passage.markdown and passage.text != passage.text.lstrip():
            yield passage.finding(f"{passage.name} starts with blanks", "remove the blanks")


_BLANKS_AT_END = re.compile(r"\s*[^\S\n](?=\n*\Z)|[^\S\n]+$", re.MULTILINE)
"""At the end of the whole text, with the empty lines before them."""


def trimmed(passage: Passage, _: Catalogue) -> Iterator[Edit]:
    """Takes away the blanks at the end of each line, and those that plain text starts with."""
    for match in _BLANKS_AT_END.finditer(passage.text):
        yield passage.reworded(*match.span())
    if not passage.markdown and (length := len(passage.text) - len(passage.text.lstrip())):
        yield passage.reworded(0, length)


def broken_markdown(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns texts whose Markdown the page cannot show as it is meant into findings."""
    for passage in passages(catalogue):
        if passage.markdown and (fault := fault_of(passage.text, passage.name)):
            yield passage.finding(*fault)


RULES = (
    LintRule(MISSING_EXPLANATION, no_explanation),
    LintRule(MISSING_REMEDY, no_remedy),
    LintRule(MISSPELLED_NAME, misspelled, fix=respelled),
    LintRule(TRAILING_BLANKS, trailing_blanks, fix=trimmed),
    LintRule(BROKEN_MARKDOWN, broken_markdown),
)
