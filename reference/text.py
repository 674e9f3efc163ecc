"""Turns texts of the tool into Markdown that its pages may hold: paragraphs, code, tables."""

import re
from collections.abc import Iterable, Sequence

NOTICE = "<!-- Written by make generate from {source}. Edit that instead. -->"


def page(title: str, source: str, *parts: str) -> str:
    """A page with its title, the notice that it is generated, and parts with blank lines between.

    Args:
        source: what the page is written from, for the notice.
        parts: empty ones are left out.
    """
    said = [f"# {title}", NOTICE.format(source=source), *filter(None, parts)]
    return "\n\n".join(part.strip("\n") for part in said) + "\n"


def code(text: str) -> str:
    """A text in the type of code; backticks in it, and blanks at its ends, stay what they are."""
    ticks = max((len(run) for run in re.findall("`+", text)), default=0)
    mark = "`" * (ticks + 1)
    pad = " " if ticks else ""
    return f"{mark}{pad}{text}{pad}{mark}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; bars in a cell are escaped, and line breaks become blanks."""
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('-' * len(cell) for cell in head)} |"]
    for row in rows:
        cells = [" ".join(cell.split()).replace("|", "\\|") for cell in row]
        lines.append(re.sub(r"  +", " ", f"| {' | '.join(cells)} |"))
    return "\n".join(lines)


def fence(language: str, text: str) -> str:
    """A fenced block."""
    return f"```{language}\n{text.rstrip(chr(10))}\n```"


def sentence(text: str) -> str:
    """A text on one line, with a full stop where it has no mark at its end."""
    text = " ".join(text.split())
    return text if text[-1:] in ("", ".", "?", "!", "…") else f"{text}."


def first_upper(text: str) -> str:
    """A text that starts with a capital."""
    return text[:1].upper() + text[1:]
