"""Turns lists of messages into tables, for people and for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from codegen.model.catalogue import Message
from codegen.reporting.colour import LEVEL_STYLES, Palette
from codegen.reporting.columns import aligned, sealed
from codegen.reporting.explanation import Names

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell starts with that spreadsheets take for a formula."""


def state(message: Message) -> str:
    """`removed`, `deprecated`, or an empty string."""
    if message.removed is not None:
        return "removed"
    return "deprecated" if message.deprecated is not None else ""


def messages_text(
    messages: Sequence[Message],
    palette: Palette,
    columns: int | None = None,
    words: Sequence[str] = (),
    names: Mapping[str, Names] | None = None,
    targets: Sequence[str] = (),
) -> str:
    """A line for each message: code, level, its names if there are any, and summary.

    Args:
        columns: where lines are cut; None where they are not.
        words: what is coloured in codes and summaries.
        names: the names of each constant, under its code and the target.
        targets: those whose names are shown.
    """
    marks = _marker(words)
    lines = []
    rows = _rows(messages, names or {}, targets)
    for message, cells in zip(messages, aligned(rows, columns), strict=True):
        code, level, *rest = cells
        lines.append(
            "  ".join(
                [
                    _marked(code, marks, palette, "bold"),
                    palette.paint(level, *LEVEL_STYLES[message.level]),
                    *rest[:-1],
                    _marked(rest[-1], marks, palette),
                ]
            ).rstrip()
            + "\n"
        )
    return "".join(lines)


def _rows(
    messages: Iterable[Message], names: Mapping[str, Names], targets: Sequence[str]
) -> Iterable[list[str]]:
    for message in messages:
        own = names.get(message.code, {})
        shown = [", ".join(own.get(target, ())) for target in targets]
        summary = f"({state(message)}) " * bool(state(message)) + " ".join(message.summary.split())
        yield [sealed(cell) for cell in (message.code, message.level, *shown, summary)]


def _marker(words: Sequence[str]) -> re.Pattern[str] | None:
    """Matches any of the words, the longest first."""
    longest = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest)), re.IGNORECASE) if longest else None


def _marked(text: str, marks: re.Pattern[str] | None, palette: Palette, *styles: str) -> str:
    """The text in its styles, what matches in a colour of its own."""
    if marks is None or not palette.on:
        return palette.paint(text, *styles) if styles else text
    parts, end = [], 0
    for match in marks.finditer(text):
        before = text[end : match.start()]
        parts += [palette.paint(before, *styles) if styles else before]
        parts += [palette.paint(match[0], "green", "bold")]
        end = match.end()
    rest = text[end:]
    return "".join([*parts, palette.paint(rest, *styles) if styles else rest])


def messages_csv(
    messages: Iterable[Message], names: Mapping[str, Names], targets: Sequence[str]
) -> str:
    """RFC 4180 with a header, but for line feeds as line ends; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["code", "module", "level", "state", "since", "summary", *targets])
    for message in messages:
        own = names.get(message.code, {})
        row = [message.code, message.module, message.level, state(message), message.since]
        row += [message.summary, *(" ".join(own.get(target, ())) for target in targets)]
        writer.writerow([_cell(text) for text in row])
    return out.getvalue()


def _cell(text: str) -> str:
    text = sealed(" ".join(text.split()))
    return f"'{text}" if text.startswith(_FORMULA) else text
