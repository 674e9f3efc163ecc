"""`codegen stats`: counts the codes of a catalogue."""

import sys
from pathlib import Path

from codegen.commands.opened import open_catalogue
from codegen.commands.terminal import Terminal
from codegen.looking.counting import count
from codegen.reporting.numbers import numbers_json, numbers_text


def run(terminal: Terminal, *, root: Path | None, format: str) -> int:
    """Counts, and returns the exit code: 0, or 1 where nothing of the catalogue could be read.

    Raises:
        CodegenError: the catalogue cannot be read.
    """
    opened = open_catalogue(terminal, root)
    if opened.unreadable:
        return 1
    catalogue, numbers = opened.catalogue, count(opened.catalogue)
    if format == "json":
        sys.stdout.write(numbers_json(catalogue, numbers))
    else:
        sys.stdout.write(numbers_text(catalogue, numbers, terminal.palette(sys.stdout)))
    return 0
