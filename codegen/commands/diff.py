"""`codegen diff`: tells what differs between the catalogue and an older one."""

import sys
from pathlib import Path

from codegen.commands.comparison import compare_with
from codegen.commands.terminal import Terminal
from codegen.reporting.changes import changes_json, changes_markdown, changes_text


def run(
    terminal: Terminal,
    *,
    root: Path | None,
    templates: Path | None,
    against: str | None,
    format: str,
) -> int:
    """Tells the facts, and returns the exit code: 0, or 1 where the catalogue has findings.

    Raises:
        CodegenError: the comparison could not be made.
    """
    comparison = compare_with(terminal, root, templates, against)
    if comparison.faults:
        terminal.show_findings(comparison.faults)
        terminal.note("nothing was compared")
        return 1
    modules = [module.name for module in comparison.loaded.catalogue.modules]
    if format == "json":
        sys.stdout.write(changes_json(comparison.changes))
    elif format == "markdown":
        sys.stdout.write(changes_markdown(comparison.changes, modules))
    else:
        sys.stdout.write(changes_text(comparison.changes, modules, terminal.palette(sys.stdout)))
    return 0
