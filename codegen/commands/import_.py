"""`codegen import`: takes messages from existing code, pages and tables into the catalogue."""

import re
import sys
from pathlib import Path

from codegen.commands.editor import Opened, open_catalogue, refused
from codegen.commands.first import First
from codegen.commands.importable import columns_of, sources_of
from codegen.commands.terminal import Terminal
from codegen.editing.making import module_text
from codegen.editing.verbs import add_messages, list_modules
from codegen.importing.draft import Extract
from codegen.importing.importer import Wishes, assembled, message_fields
from codegen.importing.kinds import extract
from codegen.importing.modules import Filled
from codegen.importing.names import Naming
from codegen.importing.notes import Notes
from codegen.loading.discovery import find_workspace
from codegen.loading.loader import Loaded, load
from codegen.model import MANIFEST, CodegenError, Target, Workspace
from codegen.model.characters import shown
from codegen.rendering.naming import namer, names
from codegen.reporting.drift import file_diff
from codegen.writing.catalogue import Change, replace_files


def run(
    terminal: Terminal,
    *,
    items: tuple[str, ...],
    root: Path | None,
    name: str | None,
    targets: tuple[str, ...],
    module: str | None,
    level: str | None,
    columns: tuple[str, ...],
    map_codes: bool,
    dry_run: bool,
    format: str,
    report: Path | None,
) -> int:
    """Imports, and returns the exit code: 1 where findings stopped it, and nothing was written.

    Raises:
        CodegenError: a file or an option makes no sense, or nothing could be written.
    """
    if module is not None and not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", module):
        raise CodegenError(
            f"--module {shown(module)}: a module is small letters, digits and underscores"
        )
    wanted = columns_of(columns)
    place, opened = _project(terminal, root)
    if place is None:
        return 1
    if opened is not None and (name or targets):
        raise CodegenError("there is a catalogue already", "--name and --target are for a new one")
    notes = Notes()
    sources, notes.findings, folders = sources_of(items, place.root)
    extracts = extract(sources, wanted, notes)
    wishes = Wishes(
        module or "", level or "", map_codes, opened.loaded.allowed if opened else frozenset()
    )
    work = _Import(terminal, place, opened, notes)
    if not notes.stopped:
        first = None if opened else First(place.root, name, targets, extracts, folders, notes)
        work.fill(extracts, wishes, first)
    people = sys.stdout if format == "text" or report else sys.stderr
    stopped = notes.stopped
    terminal.show_findings(notes.told(), format, report)
    if stopped:
        terminal.note("nothing was written")
        return 1
    return work.carry_out(people, dry_run=dry_run)


def _project(terminal: Terminal, root: Path | None) -> tuple[Workspace | None, Opened | None]:
    """The project's folder, and its catalogue where there is one; no folder where it has faults."""
    try:
        workspace = find_workspace(Path.cwd(), root)
    except CodegenError:
        folder = (root or Path.cwd()).absolute()
        if not folder.is_dir():
            raise CodegenError(
                f"{shown(str(root), 200)}: there is no such folder", "make it first"
            ) from None
        return Workspace(folder), None
    opened = open_catalogue(terminal, root, may_be_empty=True)
    return (workspace, opened) if opened else (None, None)


class _Import:
    """An import on its way: what will be written, as far as it is known."""

    def __init__(
        self, terminal: Terminal, place: Workspace, opened: Opened | None, notes: Notes
    ) -> None:
        self.terminal, self.place, self.opened, self.notes = terminal, place, opened, notes
        self.texts: dict[str, str] = {}
        self.filled: list[Filled] = []

    def fill(self, extracts: list[Extract], wishes: Wishes, first: First | None) -> None:
        """Assembles the messages, and the texts of the files that they go to."""
        loaded = self._loaded(first)
        self.filled = assembled(
            extracts,
            wishes,
            self.opened.loaded.catalogue if self.opened else None,
            _constants(loaded) if self.opened else {},
            {
                target.name: _naming(loaded, target)
                for target in loaded.targets.values()
                if target.identifiers is not None
            },
            self.notes,
        )
        new = [item.name for item in self.filled if not item.there]
        for item in self.filled:
            path = f"catalogue/modules/{item.name}.yaml"
            messages = {draft.code: message_fields(draft) for draft in item.drafts}
            if item.there and self.opened and messages:
                self.texts[path] = add_messages(self.opened.text(path), messages)
            elif not item.there:
                head = {"module": item.name, "title": item.title}
                head |= {"description": f"{item.description}\n"} if item.description else {}
                self.texts[path] = module_text(head, item.prefixes, messages)
        if first is not None:
            self.texts[MANIFEST] = first.text(new)
        elif new and self.opened:
            self.texts[MANIFEST] = list_modules(self.opened.text(MANIFEST), new)

    def _loaded(self, first: First | None) -> Loaded:
        if self.opened:
            return self.opened.loaded
        text = first.text(["any"]) if first else ""
        return load(self.place, None, {MANIFEST: text.encode()})

    def carry_out(self, people: object, *, dry_run: bool) -> int:
        """Writes what was assembled where the catalogue is valid with it; the exit code."""
        new = {path: text.encode("utf-8", "replace") for path, text in sorted(self.texts.items())}
        old = self.opened.files if self.opened else {}
        total = sum(len(item.drafts) for item in self.filled)
        if not new or (self.opened and not total):
            self.terminal.note("there is nothing new in it; nothing was written")
            return 0
        if refused(self.terminal, load(self.place, None, {**old, **new})):
            return 1
        write = people.write  # type: ignore[attr-defined]
        if dry_run:
            palette = self.terminal.palette(people)  # type: ignore[arg-type]
            for path, data in new.items():
                write(file_diff(path, old.get(path), data, palette))
            self.terminal.note("nothing was written: this was a dry run")
            return 0
        replace_files(
            self.place.root, {path: Change(old.get(path), data) for path, data in new.items()}
        )
        modules = len(self.filled)
        write(
            f"imported {total:,} code{'s' * (total != 1)} in {modules}"
            f" module{'s' * (modules != 1)}\nnext: codegen generate\n"
        )
        return 0


def _constants(loaded: Loaded) -> dict[str, dict[str, tuple[str, ...]]]:
    """The names of the constants that the catalogue has, by code and target."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for target in loaded.targets.values():
        if target.identifiers is not None:
            settings = loaded.catalogue.targets[target.name]
            for code, item in names(loaded.catalogue, target, settings).items():
                found.setdefault(code, {})[target.name] = (item.name, *item.aliases)
    return found


def _naming(loaded: Loaded, target: Target) -> Naming:
    """How a target names constants in this catalogue."""
    style, settings = target.identifiers, loaded.catalogue.targets[target.name]
    assert style is not None  # noqa: S101
    make = namer(style, settings.initialisms)
    fits = re.compile(style.pattern or ".*").fullmatch
    taken = {
        name: code
        for code, item in names(loaded.catalogue, target, settings).items()
        for name in (item.name, *item.aliases)
    }
    return Naming(
        lambda code, level: settings.prefixes.get(level, "") + make(code),
        lambda name: fits(name) is not None and name not in style.reserved,
        taken,
    )
