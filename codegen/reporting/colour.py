"""Decides whether output is coloured, and colours it."""

import os
from collections.abc import Mapping
from typing import TextIO

_CODES = {"red": 31, "green": 32, "yellow": 33, "blue": 34, "cyan": 36, "bold": 1, "dim": 2}

LEVEL_STYLES: Mapping[str, tuple[str, ...]] = {
    "debug": ("dim",),
    "info": ("blue",),
    "notice": ("blue",),
    "warning": ("yellow",),
    "error": ("red",),
    "critical": ("red", "bold"),
    "alert": ("red", "bold"),
    "emergency": ("red", "bold"),
}
"""How the name of each level of messages is painted."""


def wants_colour(choice: str, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """`--color`, over NO_COLOR, over FORCE_COLOR, over whether the stream is a terminal.

    Sources: https://no-color.org and https://force-color.org; both count only when not empty.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


class Palette:
    """Colours text, or leaves it as it is."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def paint(self, text: str, *styles: str) -> str:
        """The text in styles such as red or bold."""
        if not self.on or not text:
            return text
        codes = ";".join(str(_CODES[style]) for style in styles)
        return f"\x1b[{codes}m{text}\x1b[0m"
