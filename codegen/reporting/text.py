"""Turns findings into text for people: place, rule, source line, caret and help."""

from collections.abc import Iterable

from codegen.diagnostics import DOCS_URL, page
from codegen.model import Diagnostic
from codegen.model.characters import harmless
from codegen.reporting.colour import Palette
from codegen.reporting.columns import width

_WIDEST = 160


def diagnostics_text(diagnostics: Iterable[Diagnostic], palette: Palette) -> str:
    """All findings, a blank line after each that shows its source."""
    return "".join(diagnostic_text(item, palette) for item in diagnostics)


def diagnostic_text(item: Diagnostic, palette: Palette) -> str:
    """`path:line:column: severity: message [rule]`, the source line with a caret, and help."""
    place = harmless(item.path)
    for number in (item.line, item.column):
        place += f":{number}" if number else ""
    colour = "red" if item.severity == "error" else "yellow"
    lines = [
        f"{palette.paint(place, 'bold')}: {palette.paint(item.severity, colour, 'bold')}: "
        f"{harmless(item.message)} {palette.paint(f'[{item.rule}]', 'dim')}"
    ]
    if item.line and item.excerpt.strip():
        lines += _excerpt(item, palette)
    if item.help:
        lines.append(f"  {palette.paint('help:', 'cyan')} {harmless(item.help)}")
    return "\n".join(lines) + "\n"


def more_text(diagnostics: Iterable[Diagnostic], palette: Palette) -> str:
    """Where to read more of the rules that are broken, each once: a command, or their pages.

    One line for all of them, so that it stays quiet; pages that are published have one each, as a
    reader of a log in a browser goes there with a click.
    """
    rules = list(dict.fromkeys(item.rule for item in diagnostics))
    if not rules:
        return ""
    told = map(more_about, rules) if DOCS_URL else [f"codegen explain {' '.join(rules)}"]
    return "".join(f"{palette.paint('more:', 'cyan')} {text}\n" for text in told)


def more_about(rule: str) -> str:
    """Where to read more of one rule: the address of its page, or the command that prints it."""
    return page(rule) if DOCS_URL else f"codegen explain {rule}"


def _excerpt(item: Diagnostic, palette: Palette) -> list[str]:
    """The source line, cut to a window around the column, and the caret under the column."""
    number = str(item.line)
    column = max(item.column, 1)
    start = max(0, column - _WIDEST // 2) if len(item.excerpt) > _WIDEST else 0
    before = _shown_source(item.excerpt[start : column - 1])
    # As a whole: from two halves that are harmless a command could come together.
    shown = _shown_source(item.excerpt[start : start + _WIDEST])
    gutter = palette.paint(f"  {number} |", "blue")
    lines = [f"{gutter} {shown}".rstrip()]
    if item.column:
        blank = palette.paint("  " + " " * len(number) + " |", "blue")
        lines.append(f"{blank} {' ' * width(before)}{palette.paint('^', 'red', 'bold')}")
    return lines


def _shown_source(text: str) -> str:
    return harmless(text.replace("\t", " "))


def count_text(diagnostics: list[Diagnostic]) -> str:
    """How many findings there are, such as `2 errors, 1 warning`."""
    parts = []
    for severity in ("error", "warning"):
        number = sum(item.severity == severity for item in diagnostics)
        if number:
            parts.append(f"{number} {severity}{'s' if number > 1 else ''}")
    return ", ".join(parts) or "no findings"
