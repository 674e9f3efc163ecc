"""`codegen fmt`: puts files of the catalogue into canonical order and style."""

import sys
from pathlib import Path

from codegen.commands.editor import Opened, open_catalogue
from codegen.commands.terminal import Terminal
from codegen.editing.layout import laid_out
from codegen.editing.order import Order
from codegen.loading.loader import load
from codegen.loading.schema import Schema
from codegen.model import MANIFEST, CodegenError
from codegen.model.characters import shown
from codegen.reporting.drift import file_diff
from codegen.writing.catalogue import Change, replace_files


def run(
    terminal: Terminal,
    *,
    files: tuple[Path, ...],
    root: Path | None,
    check: bool,
    diff: bool,
    dry_run: bool,
) -> int:
    """Lays files out, and returns the exit code: 1 where --check finds something to change.

    Raises:
        CodegenError: a file is none of the catalogue's, or nothing could be written.
    """
    opened = open_catalogue(terminal, root)
    if opened is None:
        return 1
    chosen = _chosen(opened, files)
    changes = _changes(opened, chosen)
    if diff or dry_run:
        palette = terminal.palette(sys.stdout)
        for path, change in changes.items():
            sys.stdout.write(file_diff(path, change.old, change.new, palette))
    if changes and not check and not dry_run:
        replace_files(opened.workspace.root, changes)
    verb = "would lay out" if check or dry_run else "laid out"
    for path in changes:
        sys.stdout.write(f"{verb} {path}\n")
    rest = len(chosen) - len(changes)
    sys.stdout.write(f"{rest} of {len(chosen)} files in order already\n")
    return 1 if check and changes else 0


def _chosen(opened: Opened, files: tuple[Path, ...]) -> list[str]:
    """The paths of the files to lay out: those that are named, or all."""
    known = {(opened.workspace.root / path).resolve(): path for path in opened.files}
    chosen = []
    for file in files:
        path = known.get(file.resolve())
        if path is None:
            raise CodegenError(
                f"{shown(str(file), 200)[1:-1]}: this is no file of the catalogue",
                f"name {MANIFEST} or files in catalogue/modules, or none for all of them",
            )
        chosen.append(path)
    return list(dict.fromkeys(chosen)) or list(opened.files)


def _changes(opened: Opened, chosen: list[str]) -> dict[str, Change]:
    """What laying out changes, which is nothing of what the catalogue says."""
    orders = {name: Order.of(Schema.named(name).definition) for name in ("catalogue", "module")}
    changes = {}
    for path in chosen:
        order = orders["catalogue" if path == MANIFEST else "module"]
        new = laid_out(opened.text(path), order, path).encode("utf-8")
        if new != opened.files[path]:
            changes[path] = Change(opened.files[path], new)
    texts = {**opened.files, **{path: change.new for path, change in changes.items()}}
    after = load(opened.workspace, None, texts)
    if after.diagnostics or after.catalogue != opened.loaded.catalogue:
        raise CodegenError(
            "the catalogue would say something else; nothing was written",
            "this is a bug of codegen, please report it",
        )
    return changes
