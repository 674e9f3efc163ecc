"""Turns an old and a new text into lines that show what went and what came."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from codegen.model.characters import harmless
from codegen.reporting.colour import Palette

_WORDS = re.compile(r"\s+|[^\s]+")
_ALIKE = 0.4
"""From which likeness on two lines are one that was changed, rather than two."""


def changed_lines(old: str, new: str, palette: Palette, *, words: bool = True) -> list[str]:
    """The lines that differ, `-` before what went and `+` before what came.

    A line that was only changed is shown once, after `~`, with its words as git's --word-diff
    shows them: `[-went-]{+came+}`; without `words`, as two lines.
    """
    before, after = (text.split("\n") if text else [] for text in (old, new))
    shown: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            shown += _replaced(before[a:b], after[c:d], palette, words=words)
    return shown


def _replaced(old: list[str], new: list[str], palette: Palette, *, words: bool) -> Iterator[str]:
    """What to show for some lines that gave way to others, of which either may be none."""
    if words and len(old) == len(new):
        for before, after in zip(old, new, strict=True):
            yield from _line(before, after, palette)
        return
    yield from (palette.paint(f"- {harmless(line)}", "red") for line in old)
    yield from (palette.paint(f"+ {harmless(line)}", "green") for line in new)


def _line(old: str, new: str, palette: Palette) -> Iterator[str]:
    """One line that gave way to another, in one where they have enough words in common."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        yield palette.paint(f"- {harmless(old)}", "red")
        yield palette.paint(f"+ {harmless(new)}", "green")
        return
    parts = []
    for kind, a, b, c, d in matcher.get_opcodes():
        went, came = harmless("".join(before[a:b])), harmless("".join(after[c:d]))
        if kind == "equal":
            parts.append(went)
            continue
        parts.append(palette.paint(f"[-{went}-]", "red") if went else "")
        parts.append(palette.paint(f"{{+{came}+}}", "green") if came else "")
    yield "~ " + "".join(parts)
