"""Fits text to the columns of a terminal: measured, wrapped, cut and set in a table."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from codegen.model.characters import harmless

_COMMAND = re.compile(r"(?<!\S)::(?=[A-Za-z])")


def sealed(text: str) -> str:
    """Text of any origin as it may be printed: no line of it acts in a terminal or in a CI job.

    Line feeds stay; a tab becomes blanks, every other control its number in brackets.
    """
    if text.isascii() and text.isprintable() and ":" not in text and "#" not in text:
        return text
    lines = (harmless(line.expandtabs(4)) for line in text.split("\n"))
    return "\n".join(_COMMAND.sub("<U+003A>:", line) for line in lines)


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )


def padded(text: str, columns: int) -> str:
    """The text with blanks up to so many columns."""
    return text + " " * (columns - width(text))


def cut(text: str, columns: int | None) -> str:
    """The text, with an ellipsis in the place of what so many columns cannot hold."""
    if columns is None or width(text) <= columns:
        return text
    kept, room = "", columns - 1
    for letter in text:
        room -= width(letter)
        if room < 0:
            break
        kept += letter
    return kept.rstrip() + "…" if columns > 0 else ""


def wrapped(text: str, columns: int) -> list[str]:
    """The words of a text in lines of so many columns; a longer word has a line of its own."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        wide = width(word)
        if line and used + 1 + wide > columns:
            lines.append(line)
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + 1 + wide) if line else (word, wide)
    return [*lines, line] if line else lines


def aligned(rows: Iterable[Sequence[str]], columns: int | None = None) -> list[list[str]]:
    """The cells of rows, all but the last of each row padded, none beyond the terminal's columns.

    Two blanks are to stand between the cells.
    """
    rows = list(rows)
    widths = [max(map(width, cells)) for cells in zip(*rows, strict=True)]
    table = []
    for row in rows:
        room, cells = columns, []
        for index, (cell, wide) in enumerate(zip(row, widths, strict=True)):
            last = index == len(row) - 1
            fit = cut(cell, room)
            cells.append(fit if last else padded(fit, wide if room is None else min(wide, room)))
            room = None if room is None else max(0, room - wide - 2)
        table.append(cells)
    return table
