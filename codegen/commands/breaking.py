"""`codegen breaking`: judges what has changed, and whether the version announces it."""

import sys
from pathlib import Path

from codegen.commands.comparison import compare_with, judged
from codegen.commands.terminal import Terminal
from codegen.comparing.verdict import Verdict
from codegen.model import Diagnostic
from codegen.reporting.changes import verdict_json


def run(
    terminal: Terminal,
    *,
    root: Path | None,
    templates: Path | None,
    against: str | None,
    format: str,
    output_file: Path | None,
) -> int:
    """Judges, and returns the exit code: 1 where a breaking change is not announced, else 0.

    Args:
        against: None for the project's ledger.

    Raises:
        CodegenError: the judgement could not be made.
    """
    comparison = compare_with(terminal, root, templates, against)
    folder = comparison.loaded.workspace.root
    if comparison.faults:
        terminal.show_findings(comparison.faults, format, output_file, root=folder)
        terminal.note("nothing was compared")
        return 1
    findings, verdict = judged(comparison)
    text = _json(verdict, findings) if format == "json" else None
    terminal.show_findings(findings, format, output_file, root=folder, text=text)
    # A line for people would break what a program reads.
    people = format in ("text", "github") or output_file
    (sys.stdout if people else sys.stderr).write(f"{verdict.text}\n")
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def _json(verdict: Verdict, findings: list[Diagnostic]) -> str:
    old, new = verdict.announced.old, verdict.announced.new
    return verdict_json(
        verdict.bump, verdict.text, old, new, findings,
        enough=verdict.enough, allowed=verdict.allowed,
    )  # fmt: skip
