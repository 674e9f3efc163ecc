"""`codegen schema`: gives editors the JSON Schemas of the files of a catalogue."""

import sys
from collections.abc import Sequence
from pathlib import Path

from codegen.commands.opened import chosen
from codegen.commands.terminal import Terminal
from codegen.loading.discovery import find_workspace
from codegen.loading.resources import schema_text, shipped

_ENDING = ".schema.json"


def run(terminal: Terminal, *, root: Path | None, name: str | None, write: bool) -> int:  # noqa: ARG001
    """Prints a schema, the names of all, or writes them into the project; the exit code is 0.

    Raises:
        CodegenError: there is no schema of this name, or the project cannot be written to.
    """
    known = sorted(
        path.name.removesuffix(_ENDING) for path in shipped("schema").glob(f"*{_ENDING}")
    )
    names = known if name is None else chosen((name,), known, "schema")
    if write:
        _write(root, names)
    elif name is None:
        sys.stdout.write("".join(f"{item}\n" for item in known))
    else:
        sys.stdout.write(schema_text(name))
    return 0


def _write(root: Path | None, names: Sequence[str]) -> None:
    """Puts schemas where the first lines of a catalogue's files look for them."""
    from codegen.writing.single import write_single

    folder = find_workspace(Path.cwd(), root).root / "schema"
    folder.mkdir(exist_ok=True)
    for name in names:
        path = f"schema/{name}{_ENDING}"
        written = write_single(folder / f"{name}{_ENDING}", schema_text(name), path)
        sys.stdout.write(f"{path} {'written' if written else 'is up to date'}\n")
