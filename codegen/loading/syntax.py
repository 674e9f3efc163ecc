"""Turns what a YAML parser complains of into what the author of the file can do about it."""

import re
from dataclasses import dataclass
from typing import Any

from codegen.loading.source import Source
from codegen.model.characters import shown

_BACKSLASH = "in double quotes a backslash starts an escape: write \\\\, or use single quotes"
_ESCAPE = re.compile(r"\\U([0-9A-Fa-f]{8})")
_CLOSERS = {"{": "}", "[": "]", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """What is wrong, at which 1-based line and column (0 for the whole file), and what helps."""

    message: str
    place: tuple[int, int]
    help: str = ""


def explain(error: Any, source: Source) -> SyntaxFault:
    """Explains an error of ruamel.yaml that knows its place."""
    problem, context = error.problem or "", error.context or ""
    start, end = _place(error.context_mark), _place(error.problem_mark)
    opener = _letter(source, start)
    unfinished = "<stream end>" in problem or "unexpected end of stream" in problem
    if start and unfinished and opener in _CLOSERS:
        message = f"the {opener} that opens here is not closed"
        return SyntaxFault(message, start, f"close it with {_CLOSERS[opener]}")
    if start and context == "while scanning a simple key":
        end = start
    place = end or start or (0, 0)
    if "escape" in problem or "hexadecimal" in problem:
        help = _BACKSLASH
    elif "block scalar" in context:
        help = "after | the text starts on the next line"
    else:
        help = _guess(source, place)
    return SyntaxFault(_plain(problem or context or "this is not YAML"), place, help)


def explain_other(error: Exception, source: Source) -> SyntaxFault:
    """Explains an error that ruamel.yaml did not foresee, and that knows no place."""
    for match in _ESCAPE.finditer(source.text):
        if int(match[1], 16) > 0x10FFFF:
            message = f"the escape {match[0]} is beyond U+10FFFF, the last character of Unicode"
            return SyntaxFault(message, source.place(match.start()), _BACKSLASH)
    return SyntaxFault(f"this is not YAML: {_plain(str(error))}", (0, 0))


def _place(mark: Any) -> tuple[int, int] | None:
    return (mark.line + 1, mark.column + 1) if mark else None


def _letter(source: Source, place: tuple[int, int] | None) -> str:
    if place is None or place[0] > len(source.lines):
        return ""
    return source.lines[place[0] - 1][place[1] - 1 : place[1]]


def _plain(problem: str) -> str:
    """A parser's complaint on one line, without characters that could act."""
    return shown(" ".join(problem.split()), 160)[1:-1]


def _guess(source: Source, place: tuple[int, int]) -> str:
    """Guesses what went wrong from the line itself."""
    line = place[0]
    text = source.lines[line - 1] if 0 < line <= len(source.lines) else ""
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return "indent with spaces; YAML does not allow tabs there"
    value = text.split(": ", 1)[1] if ": " in text else text.strip()
    if value[:1] in ("@", "`", "%", "*", "&", "!", ",", "]", "}"):
        return f"text that starts with {value[0]} goes in quotes"
    if ": " in value or value.endswith(":"):
        return 'text with ": " in it goes in quotes'
    return "look at the indentation and the quotes of this line and the one before"
