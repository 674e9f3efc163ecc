"""What diff and breaking share: the catalogue now and as it was, and the changes between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from codegen.commands.terminal import Terminal
from codegen.comparing.allowed import allowance_findings, permission
from codegen.comparing.changes import changes
from codegen.comparing.ledger import sides, told
from codegen.comparing.side import Constants, Side
from codegen.comparing.verdict import Verdict, announcements, judge
from codegen.loading.discovery import find_templates, find_workspace
from codegen.loading.ledger import LoadedLedger, find_ledger, version_finding
from codegen.loading.loader import Loaded, load
from codegen.loading.past import Past, load_past
from codegen.model import Catalogue, Diagnostic, Ledger, Target
from codegen.model.change import Change
from codegen.rendering.naming import name_findings, names, unknown_names

_UNKNOWN = (
    "a snapshot holds neither names of constants nor options of targets: those are not compared"
)


@dataclass(slots=True)
class Comparison:
    """Two catalogues and what differs.

    Attributes:
        faults: what is wrong with the new catalogue, or with the ledger; where there is anything,
            nothing was compared.
        constants: the names of the new catalogue's constants by target and code.
        ledger: what it was compared with, None where that is no ledger.
        codes: all codes, old and new.
        since_release: whether the changes are those of the next version, which the manifest's
            permissions are about: since the ledger, or since anything where there is none.
    """

    faults: list[Diagnostic]
    loaded: Loaded
    old: Catalogue
    changes: list[Change] = field(default_factory=list)
    constants: Constants = field(default_factory=dict)
    ledger: Ledger | None = None
    codes: frozenset[str] = frozenset()
    since_release: bool = False


def compare_with(
    terminal: Terminal, root: Path | None, templates: Path | None, against: str | None
) -> Comparison:
    """Loads a project and what it is compared with, and compares them.

    Args:
        against: None for the project's ledger.

    Raises:
        CodegenError: one of them cannot be read, or the old one has faults.
    """
    workspace = find_workspace(Path.cwd(), root)
    folder = find_templates(templates)
    progress = terminal.progress()
    try:
        progress.step("reading the catalogue")
        loaded = load(workspace, folder)
        if faults := loaded.located([*loaded.diagnostics, *name_faults(loaded)]):
            return Comparison(faults, loaded, loaded.catalogue)
        progress.step("reading the old catalogue")
        past = load_past(workspace, against, folder)
    finally:
        progress.done()
    comparison = compared(loaded, past, own=against is None)
    comparison.since_release = against is None or find_ledger(workspace) is None
    if isinstance(past, Past) and past.targets is None:
        terminal.note(_UNKNOWN)
    return comparison


def compared(loaded: Loaded, past: Past | LoadedLedger | None, *, own: bool) -> Comparison:
    """Compares a catalogue without faults with what was; with itself where nothing was.

    Args:
        own: whether a ledger is the project's, which no version can be older than.
    """
    catalogue = loaded.catalogue
    constants = _constants(catalogue, loaded.targets)
    comparison = Comparison([], loaded, catalogue, constants=constants, since_release=True)
    if past is None:
        return comparison
    if isinstance(past, Past):
        named = None if past.targets is None else _constants(past.catalogue, past.targets)
        old = Side(past.catalogue, named)
        comparison.changes = changes(old, Side(catalogue, constants))
    elif past.ledger is None:
        comparison.faults = past.diagnostics
        return comparison
    else:
        comparison.ledger = past.ledger
        if own and (finding := version_finding(past.ledger, catalogue.version)):
            comparison.faults = loaded.located([finding])
            return comparison
        old, new = sides(past.ledger, catalogue, constants)
        comparison.changes = told(changes(old, new), catalogue)
    comparison.old = old.catalogue
    comparison.codes = frozenset({*old.messages, *old.gone, *_codes(catalogue)})
    return comparison


def judged(comparison: Comparison) -> tuple[list[Diagnostic], Verdict]:
    """The findings of a comparison, at their places, and the verdict."""
    loaded, allowed = comparison.loaded, comparison.loaded.catalogue.allowed
    announced = announcements(comparison.old, loaded.catalogue)
    counted = [item for item in comparison.changes if not permission(item, allowed)]
    findings, verdict = judge(counted, announced, len(comparison.changes) - len(counted))
    if comparison.since_release:
        codes = comparison.codes if comparison.ledger else None
        findings += allowance_findings(comparison.changes, loaded.catalogue, codes)
    return loaded.located(findings), verdict


def _codes(catalogue: Catalogue) -> list[str]:
    return [message.code for message in catalogue.messages]


def name_faults(loaded: Loaded) -> list[Diagnostic]:
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
