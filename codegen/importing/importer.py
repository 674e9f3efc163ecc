"""Turns extracts into the modules and messages of a catalogue: what `codegen import` writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from codegen.diagnostics import IMPORT_EMPTY
from codegen.importing.draft import Draft, Extract, Place
from codegen.importing.modules import Distribution, Filled
from codegen.importing.names import Naming, name_all
from codegen.importing.notes import Notes
from codegen.importing.present import compare
from codegen.importing.reconcile import reconciled
from codegen.importing.settle import Settler
from codegen.model import Catalogue

_ORDER = "level summary explanation remedy retry since deprecated removed names aliases see".split()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for.

    Attributes:
        module: the module that takes all new messages, or an empty string.
        level: the level of messages for which no source states one, or an empty string.
        map_codes: whether codes that are none are made into ones.
        allowed: the characters that the catalogue allows besides the usual ones.
    """

    module: str = ""
    level: str = ""
    map_codes: bool = False
    allowed: frozenset[str] = frozenset()


def assembled(
    extracts: list[Extract],
    wishes: Wishes,
    catalogue: Catalogue | None,
    constants: Mapping[str, dict[str, tuple[str, ...]]],
    namings: Mapping[str, Naming],
    notes: Notes,
) -> list[Filled]:
    """The modules with their new messages, settled; what is in the catalogue is only compared.

    Args:
        catalogue: the one that is there, None for a new one.
        constants: the names of its constants, by code and target.
    """
    drafts = reconciled(extracts, notes, map_codes=wishes.map_codes)
    there = {message.code: message for message in catalogue.messages} if catalogue else {}
    for draft in drafts:
        if draft.code in there:
            compare(draft, there[draft.code], constants.get(draft.code, {}), notes)
    new = [draft for draft in drafts if draft.code not in there]
    if catalogue is None:
        _refuse_nothing(extracts, new, notes)
    settler = Settler(notes, wishes.allowed, wishes.level)
    for draft in new:
        settler.settle(draft)
    removed = {message.code for message in there.values() if message.removed}
    settler.notes_of(new, _known(drafts, [*there]), removed)
    name_all(new, namings, notes)
    sections = [section for extract in _ranked(extracts) for section in extract.sections]
    modules = catalogue.modules if catalogue else ()
    for section in sections:
        section.title = settler.line(section.title, section.place)
        section.description = settler.block(section.description, section.place)
    return Distribution(modules, wishes.module, notes).distribute(new, sections)


def _refuse_nothing(extracts: list[Extract], new: list[Draft], notes: Notes) -> None:
    """Stops where a first catalogue would have no message."""
    if all("removed" in draft.fields for draft in new):
        place = Place(next((item.drafts[0].place.path for item in extracts if item.drafts), ""))
        help = "" if new else "import-code above says which values are none"
        notes.stop(IMPORT_EMPTY, "there is no message to begin a catalogue with", place, help)


def _ranked(extracts: list[Extract]) -> list[Extract]:
    """Extracts whose sections are headings or named modules first."""
    return sorted(extracts, key=lambda item: not any(section.firm for section in item.sections))


def _known(drafts: list[Draft], there: list[str]) -> dict[str, str]:
    known = {code: code for code in [*there, *(draft.code for draft in drafts)]}
    for draft in drafts:
        for names in draft.names.values():
            for name in names:
                known.setdefault(name, draft.code)
    return known


Value: TypeAlias = "str | Mapping[str, Value] | list[Value]"


def message_fields(draft: Draft) -> dict[str, Value]:
    """What the catalogue is to say of a draft, in the order of its schema."""
    found: dict[str, Value] = {}
    for key in _ORDER:
        value = draft.fields.get(key)
        if value:
            block = key in ("explanation", "remedy")
            found[key] = f"{value}\n" if block else value
    return found
