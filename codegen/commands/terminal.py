"""How commands speak: findings and results on standard output, all else on standard error."""

import os
import sys
from dataclasses import dataclass
from typing import TextIO

from codegen.model.diagnostic import Diagnostic
from codegen.reporting.colour import Palette, wants_colour
from codegen.reporting.progress import Progress


@dataclass(frozen=True, slots=True)
class Terminal:
    """The choices that hold for all output of a run.

    Attributes:
        color: auto, always or never.
    """

    color: str = "auto"

    def palette(self, stream: TextIO) -> Palette:
        """The colours for a stream."""
        return Palette(on=wants_colour(self.color, stream))

    def columns(self, stream: TextIO) -> int | None:
        """How wide a stream is: what COLUMNS says, else its terminal; None for pipes and files."""
        given = os.environ.get("COLUMNS", "")
        if given.isascii() and given.isdigit() and len(given) < 6 and int(given):
            return int(given)
        try:
            return os.get_terminal_size(stream.fileno()).columns or None
        except (OSError, ValueError):  # no terminal, or no file at all
            return None

    def progress(self) -> Progress:
        """The line that shows what a long run is doing."""
        return Progress(sys.stderr)

    def show_findings(self, findings: list[Diagnostic], format: str = "") -> None:
        """Writes findings: text to standard error, a format for programs to standard output."""
        from codegen.reporting.formats import formatter
        from codegen.reporting.text import count_text

        stream = sys.stdout if format in ("json", "github") else sys.stderr
        stream.write(formatter(format, self.palette(stream))(findings))
        if findings:
            self.note(count_text(findings))

    def note(self, text: str) -> None:
        """Writes a line for people to standard error."""
        sys.stderr.write(f"{text}\n")

    def miss(self, text: str, hint: str) -> None:
        """Writes what was not found to standard error, and what helps."""
        self.note(text)
        self.note(f"  {self.palette(sys.stderr).paint('help:', 'cyan')} {hint}")

    def fail(self, message: str, hint: str = "") -> None:
        """Writes what stops the run, and what helps."""
        palette = self.palette(sys.stderr)
        sys.stderr.write(f"{palette.paint('codegen:', 'red', 'bold')} {message}\n")
        if hint:
            sys.stderr.write(f"  {palette.paint('help:', 'cyan')} {hint}\n")
