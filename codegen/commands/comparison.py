"""What diff and breaking share: the catalogue now and as it was, and the changes between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from codegen.commands.terminal import Terminal
from codegen.comparing.changes import changes
from codegen.comparing.side import Side
from codegen.loading.discovery import find_templates, find_workspace
from codegen.loading.loader import Loaded, load
from codegen.loading.past import load_past
from codegen.model import Catalogue, Diagnostic, Target
from codegen.model.change import Change
from codegen.rendering.naming import name_findings, names, unknown_names

_UNKNOWN = (
    "a snapshot holds neither names of constants nor options of targets: those are not compared"
)


@dataclass(slots=True)
class Comparison:
    """Two catalogues and what differs.

    Attributes:
        faults: what is wrong with the new catalogue; where there is any, nothing was compared.
    """

    faults: list[Diagnostic]
    loaded: Loaded
    old: Catalogue
    changes: list[Change]


def compare_with(
    terminal: Terminal, root: Path | None, templates: Path | None, against: str
) -> Comparison:
    """Loads a project and what it is compared with, and compares them.

    Raises:
        CodegenError: one of them cannot be read, or the old one has faults.
    """
    workspace = find_workspace(Path.cwd(), root)
    folder = find_templates(templates)
    progress = terminal.progress()
    try:
        progress.step("reading the catalogue")
        loaded = load(workspace, folder)
        if faults := loaded.located([*loaded.diagnostics, *_name_findings(loaded)]):
            return Comparison(faults, loaded, loaded.catalogue, [])
        progress.step("reading the old catalogue")
        past = load_past(workspace, against, folder)
    finally:
        progress.done()
    old = Side(past.catalogue, None)
    if past.targets is None:
        terminal.note(_UNKNOWN)
    else:
        old = Side(past.catalogue, _constants(past.catalogue, past.targets))
    new = Side(loaded.catalogue, _constants(loaded.catalogue, loaded.targets))
    return Comparison([], loaded, past.catalogue, changes(old, new))


def _name_findings(loaded: Loaded) -> list[Diagnostic]:
    """The names that a target cannot have, as `check` finds them."""
    found = list(unknown_names(loaded.catalogue, loaded.named or loaded.targets))
    for name, target in loaded.targets.items():
        named = names(loaded.catalogue, target, loaded.catalogue.targets[name])
        found.extend(name_findings(named, target))
    return found


def _constants(
    catalogue: Catalogue, targets: Mapping[str, Target]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """The names of all constants by target and code."""
    return {
        name: {
            code: (item.name, *item.aliases)
            for code, item in names(catalogue, target, catalogue.targets[name]).items()
        }
        for name, target in targets.items()
        if target.identifiers
    }
