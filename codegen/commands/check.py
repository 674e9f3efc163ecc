"""`codegen check`: says what is wrong with catalogue and generated/, and writes nothing."""

import sys
from pathlib import Path

from codegen.commands.project import render_project
from codegen.commands.terminal import Terminal
from codegen.diagnostics import DRIFT_MISSING, DRIFT_STALE
from codegen.loading.discovery import find_templates, find_workspace
from codegen.loading.ledger import find_ledger, load_ledger, version_finding
from codegen.loading.loader import Loaded
from codegen.model import Diagnostic, in_order
from codegen.reporting.drift import drift_diff, drift_finding
from codegen.writing.drift import compare


def run(
    terminal: Terminal,
    *,
    root: Path | None,
    targets: tuple[str, ...],
    templates: Path | None,
    diff: bool,
    format: str,
    output_file: Path | None,
) -> int:
    """Checks, and returns the exit code: 0 where all is well, 1 on any finding.

    Raises:
        CodegenError: the check could not be made.
    """
    workspace = find_workspace(Path.cwd(), root)
    project = render_project(workspace, find_templates(templates), targets, terminal.progress())
    findings: list[Diagnostic] = [*project.diagnostics, *_ledger_findings(project.loaded)]
    diffs = []
    # Beside a format for programs, the diff for people goes where it does no harm.
    people = sys.stdout if format == "text" or output_file else sys.stderr
    if not findings:
        comparison = compare(workspace.generated, project.files, targets)
        findings = in_order([drift_finding(item) for item in comparison.drift])
        if comparison.sums != comparison.sums_on_disk and not findings:
            findings = [_sums_finding(missing=comparison.sums_on_disk is None)]
        if diff:
            palette = terminal.palette(people)
            diffs = [drift_diff(item, palette) for item in comparison.drift]
    terminal.show_findings(findings, format, output_file, root=workspace.root)
    people.write("".join(diffs))
    if not findings and people is sys.stdout:
        sys.stdout.write(f"all is well: {len(project.files)} generated files are up to date\n")
    return 1 if findings else 0


def _ledger_findings(loaded: Loaded) -> list[Diagnostic]:
    """What is wrong with the ledger, where there is one."""
    path = find_ledger(loaded.workspace)
    if path is None:
        return []
    past = load_ledger(loaded.workspace, path)
    finding = past.ledger and version_finding(past.ledger, loaded.catalogue.version)
    return past.diagnostics + (loaded.located([finding]) if finding else [])


def _sums_finding(*, missing: bool) -> Diagnostic:
    return Diagnostic(
        DRIFT_MISSING if missing else DRIFT_STALE,
        "the list of generated files is " + ("missing" if missing else "out of date"),
        "generated/SHA256SUMS",
        "run codegen generate",
    )
