"""`codegen generate`: renders the catalogue and writes what differs into generated/."""

import os
import sys
from pathlib import Path

from codegen.commands.terminal import Terminal
from codegen.loading.discovery import find_templates, find_workspace
from codegen.loading.inputs import input_files
from codegen.model.workspace import Workspace
from codegen.writing.stamp import Stamp


def run(
    terminal: Terminal,
    *,
    root: Path | None,
    targets: tuple[str, ...],
    templates: Path | None,
    dry_run: bool,
    diff: bool,
) -> int:
    """Generates, and returns the exit code: 0, or 1 where the catalogue has findings.

    Raises:
        CodegenError: nothing could be written.
    """
    workspace = find_workspace(Path.cwd(), root)
    folder = find_templates(templates)
    stamp = Stamp(workspace.root, input_files(workspace, folder), [*targets, str(folder)])
    if not os.environ.get("CI") and stamp.is_current():
        sys.stdout.write("up to date\n")
        return 0
    return _generate(terminal, workspace, stamp, targets, folder, dry_run=dry_run, diff=diff)


def _generate(
    terminal: Terminal,
    workspace: Workspace,
    stamp: Stamp,
    targets: tuple[str, ...],
    templates: Path | None,
    *,
    dry_run: bool,
    diff: bool,
) -> int:
    from codegen.commands.project import render_project
    from codegen.reporting.drift import drift_diff, summary_text
    from codegen.writing.writer import write

    project = render_project(workspace, templates, targets, terminal.progress())
    if project.diagnostics:
        terminal.show_findings(project.diagnostics)
        terminal.note("nothing was written")
        return 1
    comparison = write(workspace.generated, project.files, targets, dry=dry_run)
    if diff:
        palette = terminal.palette(sys.stdout)
        for item in comparison.drift:
            sys.stdout.write(drift_diff(item, palette))
    total = len(project.files)
    sys.stdout.write(summary_text(comparison.drift, total=total, dry=dry_run))
    if not dry_run and not any(item.edited for item in comparison.drift):
        stamp.also = project.also
        stamp.save()
    return 0
