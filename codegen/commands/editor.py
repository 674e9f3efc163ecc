"""What the commands that edit share: a catalogue opened, the edit judged, its files replaced."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from codegen.commands.terminal import Terminal
from codegen.diagnostics import EMPTY_CATALOGUE
from codegen.editing.order import Order
from codegen.loading.discovery import find_workspace
from codegen.loading.loader import Loaded, load
from codegen.loading.schema import Schema
from codegen.loading.source import read_bytes
from codegen.model import MANIFEST, CodegenError, Diagnostic, Workspace
from codegen.rendering.renderer import Renderer
from codegen.reporting.drift import file_diff
from codegen.writing.catalogue import Change, replace_files


@dataclass(slots=True)
class Opened:
    """A catalogue without faults, and the files that it was read from.

    Attributes:
        files: the bytes of each file, under its path relative to the project's folder.
    """

    workspace: Workspace
    loaded: Loaded
    files: dict[str, bytes]

    def text(self, path: str) -> str:
        """The text of a file, with its byte order mark and its line ends."""
        return self.files[path].decode("utf-8")


def open_catalogue(
    terminal: Terminal,
    root: Path | None,
    templates: Path | None = None,
    *,
    may_be_empty: bool = False,
) -> Opened | None:
    """Opens the catalogue; None, and the findings shown, where it has faults already.

    Args:
        templates: a folder of targets that come before the project's own and the shipped ones.
        may_be_empty: whether a catalogue without a message is none of them.

    Raises:
        CodegenError: there is none, or the system refuses.
    """
    workspace = find_workspace(Path.cwd(), root)
    files = read_files(workspace)
    loaded = load(workspace, templates, files)
    rules = {finding.rule for finding in loaded.diagnostics}
    if not (may_be_empty and rules == {EMPTY_CATALOGUE}) and refused(terminal, loaded):
        return None
    return Opened(workspace, loaded, files)


def read_files(workspace: Workspace) -> dict[str, bytes]:
    """The bytes of the catalogue's files, under their paths relative to the project's folder.

    Raises:
        CodegenError: the system refuses.
    """
    files = {}
    for path in [workspace.root / MANIFEST, *sorted(workspace.modules.glob("[!.]*.yaml"))]:
        data = read_bytes(path, workspace.shown(path))
        if isinstance(data, bytes):  # all else is a finding of the loader
            files[workspace.shown(path)] = data
    return files


def refused(terminal: Terminal, loaded: Loaded) -> bool:
    """Shows what is wrong with a catalogue, and says that nothing was written."""
    found: list[Diagnostic] = [*loaded.diagnostics]
    found += Renderer(loaded.catalogue, loaded.targets, loaded.named).findings()
    if found:
        terminal.show_findings(loaded.located(found))
        terminal.note("nothing was written")
    return bool(found)


def carry_out(
    terminal: Terminal, opened: Opened, texts: Mapping[str, str], done: str, *, dry_run: bool
) -> int:
    """Writes edited files where the catalogue is valid with them; the exit code.

    Args:
        texts: the files' new texts, in the order in which they are put in place.
        done: what was done, in the words of `add CODE to module docker`, for people.

    Raises:
        CodegenError: nothing could be written.
    """
    new = {path: text.encode("utf-8") for path, text in texts.items()}
    after = load(opened.workspace, None, {**opened.files, **new})
    if refused(terminal, after):
        return 1
    if dry_run:
        palette = terminal.palette(sys.stdout)
        for path, data in new.items():
            sys.stdout.write(file_diff(path, opened.files[path], data, palette))
        terminal.note("nothing was written: this was a dry run")
        return 0
    replace_files(
        opened.workspace.root,
        {path: Change(opened.files[path], data) for path, data in new.items()},
    )
    sys.stdout.write(f"{done}\nnext: codegen generate\n")
    return 0


def module_order() -> Order:
    """The order of the fields of a module file."""
    return Order.of(Schema.named("module").definition)


def module_path(opened: Opened, name: str) -> str:
    """The file of a module, relative to the project's folder.

    Raises:
        CodegenError: there is no such module.
    """
    from difflib import get_close_matches

    modules = {module.name: module.path for module in opened.loaded.catalogue.modules}
    if name in modules:
        return modules[name]
    near = get_close_matches(name, modules, 1)
    known = ", ".join(modules)
    hint = f"did you mean {near[0]}?" if near else f"the modules are: {known}"
    raise CodegenError(f"there is no module {name!r} in the catalogue", hint)
