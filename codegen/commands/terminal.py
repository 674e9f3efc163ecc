"""How commands speak: findings and results on standard output, all else on standard error."""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from codegen.model.diagnostic import Diagnostic, in_order
from codegen.reporting.colour import Palette, wants_colour
from codegen.reporting.progress import Progress

_TOPS = {"github": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}
"""The variable with the repository's top, for each format whose service looks for files there."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """The choices that hold for all output of a run.

    Attributes:
        color: auto, always or never.
        command: the one that is run, for the formats that name it.
    """

    color: str = "auto"
    command: str = ""

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

    def show_findings(
        self,
        findings: list[Diagnostic],
        format: str = "text",
        output_file: Path | None = None,
        *,
        root: Path | None = None,
        lints: bool = False,
        text: str | None = None,
    ) -> None:
        """Writes findings, sorted and each once: the one door through which all commands do.

        Text goes to standard error, a format for programs to standard output. With a file, the
        format goes there, whatever it is, and text for people to standard error.

        Args:
            root: the project's folder, which may be deeper in the repository than its top.
            lints: whether the command looks for the rules of lint, for a format that lists rules.
            text: what the format is, where the command has more to say than its findings.

        Raises:
            CodegenError: the file cannot be written.
        """
        from codegen.reporting.formats import formatted
        from codegen.reporting.text import count_text, diagnostics_text, more_text

        findings = in_order(findings)
        placed = _from_top(findings, format, root)
        if text is None:
            text = formatted(placed, format, self.command, lints=lints)
        if output_file is not None:
            from codegen.writing.report import write_report

            write_report(output_file, text)
        elif format != "text":
            sys.stdout.write(text)
        if output_file is not None or format == "text":
            palette = self.palette(sys.stderr)
            sys.stderr.write(diagnostics_text(findings, palette) + more_text(findings, palette))
        if format == "github":
            self._tell_github(placed, told=output_file is not None)
        if findings:
            self.note(count_text(findings))

    def _tell_github(self, findings: list[Diagnostic], *, told: bool) -> None:
        """Puts into the log what GitHub will not show, and all into the summary of the job."""
        from codegen.reporting.github import beyond_limit, summary_markdown
        from codegen.reporting.text import diagnostics_text, more_text

        if not told:
            more, palette = in_order(beyond_limit(findings)), self.palette(sys.stderr)
            sys.stderr.write(diagnostics_text(more, palette) + more_text(more, palette))
        path = os.environ.get("GITHUB_STEP_SUMMARY")
        if path:
            from codegen.writing.report import append_report

            try:
                append_report(Path(path), summary_markdown(findings, self.command))
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or error
                self.note(f"the summary of the job was not written: {reason}")

    def note(self, text: str) -> None:
        """Writes a line for people to standard error."""
        sys.stderr.write(f"{text}\n")

    def miss(self, text: str, hint: str) -> None:
        """Writes what was not found to standard error, and what helps."""
        self.note(text)
        self.note(f"  {self.palette(sys.stderr).paint('help:', 'cyan')} {hint}")

    def fail(self, message: str, hint: str = "", rule: str = "") -> None:
        """Writes what stops the run, the rule that says more of it, and what helps."""
        palette = self.palette(sys.stderr)
        more = f" {palette.paint(f'[{rule}]', 'dim')}" if rule else ""
        sys.stderr.write(f"{palette.paint('codegen:', 'red', 'bold')} {message}{more}\n")
        if hint:
            sys.stderr.write(f"  {palette.paint('help:', 'cyan')} {hint}\n")


def _from_top(findings: list[Diagnostic], format: str, root: Path | None) -> list[Diagnostic]:
    """Findings with paths as a service wants them that shows them beside the repository's lines."""
    top = os.environ.get(_TOPS.get(format, ""))
    if not top or root is None:
        return findings
    try:
        way = root.resolve().relative_to(Path(top).resolve()).as_posix()
    except (OSError, ValueError):  # elsewhere, or no path at all
        return findings
    if way == ".":
        return findings
    return [
        item if item.path.startswith("/") else replace(item, path=f"{way}/{item.path}")
        for item in findings
    ]
