"""Rules of all texts: those that must be there, the spelling of names, blanks and Markdown."""

import re
from collections.abc import Iterator

from codegen.diagnostics import (
    BROKEN_MARKDOWN,
    MISSING_EXPLANATION,
    MISSING_REMEDY,
    MISSPELLED_NAME,
    TRAILING_BLANKS,
)
from codegen.linting.markdown import fault_of
from codegen.linting.rule import LintRule, about, live, passages, prose, severe
from codegen.model import Catalogue, Diagnostic
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


def misspelled(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns names of the manifest's list in other capitals into findings, code left out."""
    spelling = {name.casefold(): name for name in catalogue.lint.spelling}
    if not spelling:
        return
    longest_first = sorted(catalogue.lint.spelling, key=lambda name: (-len(name), name))
    names = "|".join(re.escape(name) for name in longest_first)
    pattern = re.compile(rf"(?<![\w.@/-])({names})(?![\w@/-]|\.\w)", re.IGNORECASE)
    for passage in passages(catalogue):
        wrong = {}
        for match in pattern.finditer(prose(passage)):
            wanted = spelling.get(match[0].casefold(), match[0])
            if match[0] != wanted:
                wrong[match[0]] = wanted
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


def broken_markdown(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Turns texts whose Markdown the page cannot show as it is meant into findings."""
    for passage in passages(catalogue):
        if passage.markdown and (fault := fault_of(passage.text, passage.name)):
            yield passage.finding(*fault)


RULES = (
    LintRule(MISSING_EXPLANATION, no_explanation),
    LintRule(MISSING_REMEDY, no_remedy),
    LintRule(MISSPELLED_NAME, misspelled),
    LintRule(TRAILING_BLANKS, trailing_blanks),
    LintRule(BROKEN_MARKDOWN, broken_markdown),
)
