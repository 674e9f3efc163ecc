"""Keeps the names of constants that cannot be derived, and reports those that cannot be kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from codegen.diagnostics import IMPORT_GUESSED, IMPORT_LOST
from codegen.importing.draft import Draft
from codegen.importing.notes import Notes
from codegen.model.characters import shown

_ALIASES = 20
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


@dataclass(slots=True)
class Naming:
    """How a target names constants.

    Attributes:
        derive: makes the name of a code and a level.
        fits: whether a name can be that of a constant.
        taken: names that are in use, with the code of each.
    """

    derive: Callable[[str, str], str]
    fits: Callable[[str], bool]
    taken: dict[str, str] = field(default_factory=dict)


def name_all(drafts: list[Draft], namings: Mapping[str, Naming], notes: Notes) -> None:
    """Sets `names` and `aliases` of settled drafts to what a catalogue is to say."""
    for draft in drafts:
        for target, given in draft.names.items():
            if target not in namings and given and given[0] != draft.code:
                said = f"the catalogue has no target {target} that its name could be kept for"
                notes.gather(IMPORT_LOST, said, shown(given[0]), draft.place)
    for target, naming in namings.items():
        owned = dict(naming.taken)
        chosen = {}
        for draft in drafts:
            if "removed" not in draft.fields:
                chosen[draft.code] = _main(draft, target, naming, owned, notes)
        for draft in drafts:
            if draft.code in chosen:
                _set(draft, target, naming, chosen[draft.code], owned, notes)


def _main(draft: Draft, target: str, naming: Naming, owned: dict[str, str], notes: Notes) -> str:
    """The name of a draft's constant: a given one where that is possible."""
    derived = naming.derive(draft.code, draft.fields["level"])
    for name in draft.names.get(target, ()):
        if _is_possible(name, draft, target, naming, owned, notes):
            owned[name] = draft.code
            return name
    name, number = derived, 1
    while not naming.fits(name) or name in owned:
        number += 1
        name = (
            derived
            + ("_CODE" if derived.isupper() else "Code")
            + (str(number) if number > 2 else "")
        )
    owned[name] = draft.code
    if name != derived:
        said = f"the name {shown(derived)} is taken or reserved in the target {target}"
        notes.gather(IMPORT_GUESSED, said, f"{draft.code} is {name}", draft.place)
    return name


def _is_possible(
    name: str, draft: Draft, target: str, naming: Naming, owned: dict[str, str], notes: Notes
) -> bool:
    if not _IDENTIFIER.fullmatch(name) or len(name) > 120 or not naming.fits(name):
        said = f"it cannot be the name of a constant in the target {target}"
    elif name in owned:
        said = f"it is the name of {owned[name]} in the target {target} already"
    else:
        return True
    notes.gather(IMPORT_LOST, said, f"the name {shown(name)} of {draft.code}", draft.place)
    return False


def _set(
    draft: Draft,
    target: str,
    naming: Naming,
    main: str,
    owned: dict[str, str],
    notes: Notes,
) -> None:
    if main != naming.derive(draft.code, draft.fields["level"]):
        draft.fields.setdefault("names", {})[target] = main
    given = draft.names.get(target, [])
    others = given[given.index(main) + 1 :] if main in given else []
    aliases: list[str] = []
    for name in others:
        if len(aliases) < _ALIASES and _is_possible(name, draft, target, naming, owned, notes):
            owned[name] = draft.code
            aliases.append(name)
    if aliases:
        draft.fields.setdefault("aliases", {})[target] = aliases
