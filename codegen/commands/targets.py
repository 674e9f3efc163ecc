"""`codegen targets`: lists the targets that the manifest may name, or tells all of some."""

import sys
from pathlib import Path

from codegen.commands.opened import chosen
from codegen.commands.terminal import Terminal
from codegen.loading.discovery import find_templates, find_workspace
from codegen.loading.known import known_targets
from codegen.model import CodegenError, Workspace
from codegen.reporting.snapshot import as_json
from codegen.reporting.targets import target_data, target_text, targets_text


def run(
    terminal: Terminal,
    *,
    root: Path | None,
    templates: Path | None,
    names: tuple[str, ...],
    format: str,
) -> int:
    """Lists, and returns the exit code: 1 where a target is faulty, else 0.

    Outside a project only the shipped targets are at hand.

    Raises:
        CodegenError: there is no such target, or a folder cannot be read.
    """
    try:
        workspace = find_workspace(Path.cwd(), root)
    except CodegenError:
        if root is not None:
            raise
        workspace = Workspace(Path.cwd())
    known, faults = known_targets(workspace, find_templates(templates))
    items = [known[name] for name in chosen(names, list(known), "target") or known]
    palette, columns = terminal.palette(sys.stdout), terminal.columns(sys.stdout)
    if format == "json":
        sys.stdout.write(as_json([target_data(item) for item in items]))
    elif names:
        sys.stdout.write("\n".join(target_text(item, palette, columns or 80) for item in items))
    else:
        sys.stdout.write(targets_text(items, palette, columns))
    if faults:
        terminal.show_findings(faults)
    return 1 if faults else 0
