"""Turns what --against names into what was: a folder, a snapshot, a git revision or a ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from codegen.diagnostics import AGAINST_FAULTY, AGAINST_UNKNOWN
from codegen.loading.ledger import LoadedLedger, find_ledger, load_ledger
from codegen.loading.loader import load
from codegen.loading.revision import unpacked
from codegen.loading.snapshot import read_snapshot
from codegen.model import LEDGER, MANIFEST, Catalogue, CodegenError, Target, Workspace
from codegen.model.characters import shown

_SNAPSHOTS = ("catalogue.json", "json/catalogue.json", "generated/json/catalogue.json")


@dataclass(frozen=True, slots=True)
class Past:
    """An old catalogue.

    Attributes:
        targets: its targets, None where they are not known, as in a snapshot.
    """

    catalogue: Catalogue
    targets: Mapping[str, Target] | None


def load_past(
    workspace: Workspace, against: str | None, templates: Path | None
) -> Past | LoadedLedger:
    """Reads an old catalogue; what is there as a file or folder is not taken for a revision.

    Args:
        against: None for the project's own ledger.

    Raises:
        CodegenError: it cannot be found or read, or has faults. Those of a ledger are values.
    """
    if against is None:
        ledger = find_ledger(workspace)
        if ledger is None:
            raise CodegenError(
                f"there is no {LEDGER} to compare with",
                "codegen release VERSION starts it; or name a git revision, a folder or a snapshot"
                " with --against",
            )
        return load_ledger(workspace, ledger)
    path = Path(against) if against and "\0" not in against else None
    if path and _is(path, folder=True):
        if (path / MANIFEST).exists():
            return _loaded(Workspace(path.absolute()), f"the folder {shown(against)}", templates)
        for name in _SNAPSHOTS:
            if (path / name).is_file():
                return _snapshot(path / name)
        raise CodegenError(
            f"{shown(against, 200)[1:-1]}: there is neither {MANIFEST} nor catalogue.json in this "
            "folder",
            "name a project's folder or its generated/json; for a branch of that name, write "
            "refs/heads/ before it",
            rule=AGAINST_UNKNOWN,
        )
    if path and _is(path, folder=False):
        if path.name == Path(MANIFEST).name:
            raise CodegenError(
                f"{shown(against, 200)[1:-1]}: this is the manifest of a catalogue",
                "name its project's folder",
            )
        if path.suffix.lower() in (".yaml", ".yml"):
            return load_ledger(workspace, path.absolute())
        return _snapshot(path)
    with unpacked(workspace, against) as unpacked_workspace:
        return _loaded(unpacked_workspace, f"the revision {shown(against)}", templates)


def _is(path: Path, *, folder: bool) -> bool:
    try:
        return path.is_dir() if folder else path.exists()
    except OSError:  # such as a name that is too long
        return False


def _snapshot(path: Path) -> Past:
    return Past(read_snapshot(path, shown(path.as_posix(), 200)[1:-1]), None)


def _loaded(workspace: Workspace, what: str, templates: Path | None) -> Past:
    loaded = load(workspace, templates)
    if loaded.diagnostics:
        first = loaded.diagnostics[0]
        place = f"{first.path}:{first.line}" if first.line else first.path
        more = len(loaded.diagnostics) - 1
        raise CodegenError(
            f"the old catalogue, {what}, has faults: {place}: {first.message}"
            + (f", and {more} more" if more else ""),
            "compare with one that codegen check finds nothing wrong with",
            rule=AGAINST_FAULTY,
        )
    return Past(loaded.catalogue, loaded.targets)
