"""What commands that look things up share: a catalogue to read, the project's or the shipped."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from codegen.commands.terminal import Terminal
from codegen.loading.discovery import find_workspace
from codegen.loading.loader import load
from codegen.loading.resources import shipped
from codegen.model import Catalogue, CodegenError, Target, Workspace
from codegen.model.characters import shown
from codegen.rendering.naming import names


@dataclass(frozen=True)
class Opened:
    """A catalogue as far as it could be read, and the targets that it names.

    Attributes:
        faults: how many findings it has.
    """

    catalogue: Catalogue
    targets: Mapping[str, Target]
    faults: int

    @property
    def unreadable(self) -> bool:
        """Whether nothing of it could be read."""
        return bool(self.faults) and not self.catalogue.messages

    @cached_property
    def constants(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The names of each code's constants by target, aliases last; none of a removed code.

        Targets without constants, such as docs, are left out.
        """
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for target in self.targets.values():
            if target.identifiers is not None:
                settings = self.catalogue.targets[target.name]
                for code, item in names(self.catalogue, target, settings).items():
                    found.setdefault(code, {})[target.name] = (item.name, *item.aliases)
        return found


def open_catalogue(terminal: Terminal, root: Path | None) -> Opened:
    """Reads the project's catalogue, or outside a project the shipped one and says so on stderr.

    Raises:
        CodegenError: the given folder has no catalogue, or it cannot be read.
    """
    try:
        workspace, at_hand = find_workspace(Path.cwd(), root), True
    except CodegenError:
        if root is not None:
            raise
        workspace, at_hand = Workspace(shipped("catalogue").parent), False
    loaded = load(workspace)
    catalogue, faults = loaded.catalogue, len(loaded.diagnostics)
    if not at_hand:
        terminal.note(
            f"there is no catalogue here; the shipped one is used, that of {catalogue.name}"
        )
    if faults:
        many = "faults" if faults > 1 else "fault"
        terminal.note(f"the catalogue has {faults} {many}, which codegen check tells")
    return Opened(catalogue, loaded.targets, faults)


def chosen(given: tuple[str, ...], known: list[str], kind: str) -> tuple[str, ...]:
    """The given names, each once, all of which are known.

    Args:
        kind: what they are the names of, for the one that is not known.

    Raises:
        CodegenError: one is not known.
    """
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, 1)
            all_of_them = f"there are: {', '.join(known)}" if known else f"there is no {kind}"
            raise CodegenError(
                f"there is no {kind} {shown(name)}",
                f"did you mean {near[0]}?" if near else all_of_them,
            )
    return tuple(dict.fromkeys(given))
