"""Turns the drafts of several sources into one for each code, and reports where they differ."""

from collections.abc import Iterable

from codegen.diagnostics import IMPORT_CODE, IMPORT_CONFLICT, IMPORT_GUESSED, IMPORT_LOST
from codegen.importing.codes import is_code, suggested
from codegen.importing.draft import Draft, Extract, Place
from codegen.importing.kinds import KINDS
from codegen.importing.notes import Notes
from codegen.importing.prose import same_text
from codegen.model.characters import shown

_SINGLE = ("level", "remedy", "retry", "since", "deprecated", "removed", "see")


def reconciled(extracts: list[Extract], notes: Notes, *, map_codes: bool) -> list[Draft]:
    """One draft for each code, in the order of the source whose texts count most.

    Where sources differ, texts are those of a page, then of a table, then of code, and all else is
    that of the source that comes first.

    Args:
        map_codes: whether codes that are none are made into ones.
    """
    by_code: dict[str, list[Draft]] = {}
    for extract in extracts:
        for draft in extract.drafts:
            if _is_fit(draft, notes, map_codes=map_codes):
                by_code.setdefault(draft.code, []).append(draft)
    merged = {code: _merged(drafts, notes) for code, drafts in by_code.items()}
    ranked = sorted(extracts, key=lambda item: _rank(item.drafts))
    order = dict.fromkeys(draft.code for extract in ranked for draft in extract.drafts)
    return [merged[code] for code in order if code in merged]


def _rank(drafts: list[Draft]) -> int:
    return KINDS[drafts[0].kind].prose if drafts else 9


def _is_fit(draft: Draft, notes: Notes, *, map_codes: bool) -> bool:
    """Whether a draft has a code that a catalogue can have, if need be a new one."""
    if is_code(draft.code):
        return True
    code = suggested(draft.code)
    item = shown(draft.code)
    if code and map_codes:
        said = f"the code is written in another way: {code}"
        notes.tell(IMPORT_GUESSED, f"{item}: {said}", draft.place, _MAPPED)
        draft.code = code
        return True
    help = f"--map-codes makes {code} of it" if code else _FORM
    notes.gather(IMPORT_CODE, "the value is no code of a catalogue", item, draft.place, help)
    return False


_FORM = "a code is words of capitals and digits joined by single underscores"
_MAPPED = "the program must log the new code, too"


def _merged(drafts: list[Draft], notes: Notes) -> Draft:
    """The draft of a code that several may tell of."""
    drafts = _named_first(drafts, notes)
    first = drafts[0]
    result = Draft(first.code, first.kind, first.place, first.section, hint=first.hint)
    for draft in drafts:
        for target, names in draft.names.items():
            known = result.names.setdefault(target, [])
            known += [name for name in names if name not in known]
        result.hint = result.hint or draft.hint
    for key in _SINGLE:
        _take(result, key, drafts, notes)
    _take_prose(result, drafts, notes)
    by_rank = sorted(drafts, key=lambda draft: KINDS[draft.kind].prose)
    firm = [draft for draft in by_rank if draft.section.firm or draft.section.name]
    result.section = next((item.section for item in firm if item.section.firm), first.section)
    return result


def _named_first(drafts: list[Draft], notes: Notes) -> list[Draft]:
    """Puts constants that are in use before deprecated ones, whose deprecation is not the code's.

    Of two names for one value, the deprecated one is an old name of a message that lives on.
    """
    if len(drafts) == 1:
        return drafts
    for index, draft in enumerate(drafts):
        same = [other for other in drafts[:index] if other.kind == draft.kind]
        if same and draft.kind in ("markdown", "csv", "json"):
            said = f"the code stands twice, first in {_where(same[0].place)}"
            notes.gather(IMPORT_CONFLICT, said, draft.code, draft.place)
    old = [draft for draft in drafts if draft.names and "deprecated" in draft.fields]
    live = [draft for draft in drafts if draft.names and "deprecated" not in draft.fields]
    kinds = {draft.kind for draft in live}
    for draft in old:
        if draft.kind in kinds and any(draft.names.values()):
            said = "its deprecation is not kept: the same code has another constant, in use"
            name = next(names[0] for names in draft.names.values() if names)
            notes.gather(IMPORT_LOST, said, shown(name), draft.place)
            del draft.fields["deprecated"]
    late = [draft for draft in old if draft.kind in kinds]
    return [draft for draft in drafts if draft not in late] + late


def _take(result: Draft, key: str, drafts: Iterable[Draft], notes: Notes) -> None:
    """Takes a field from the first draft that has it."""
    chosen: Draft | None = None
    for draft in drafts:
        value = draft.fields.get(key)
        if not value:
            continue
        if chosen is None:
            chosen = draft
            result.fields[key] = value
        elif value != chosen.fields[key]:
            old, new = _told(chosen.fields[key]), _told(value)
            said = f"the {key} of {result.code} is {new} here, and {old} in {_where(chosen.place)}"
            notes.tell(IMPORT_CONFLICT, f"{said}, which counts", draft.place, _DECIDE)


_DECIDE = "correct one of the two sources, or the catalogue afterwards"


def _told(value: object) -> str:
    return shown(value if isinstance(value, str) else " ".join(map(str, _flat(value))))


def _flat(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else value  # type: ignore[return-value]


def _take_prose(result: Draft, drafts: list[Draft], notes: Notes) -> None:
    """Takes the text from the draft whose kind counts most; of alike ones the longer."""
    ranked = sorted(
        (draft for draft in drafts if whole_text(draft)),
        key=lambda draft: KINDS[draft.kind].prose,
    )
    if not ranked:
        return
    chosen = ranked[0]
    for draft in ranked[1:]:
        if same_text(whole_text(draft), whole_text(chosen)):
            if draft.text and chosen.text and len(draft.text) > len(chosen.text):
                chosen = draft
            continue
        said = f"the text of {result.code} differs from that in {_where(chosen.place)}"
        notes.tell(IMPORT_CONFLICT, f"{said}, which counts", draft.place, _DECIDE)
    result.text = chosen.text
    for key in ("summary", "explanation"):
        if chosen.fields.get(key):
            result.fields[key] = chosen.fields[key]
    result.kind = chosen.kind


def whole_text(draft: Draft) -> str:
    """All that a draft says of what happened."""
    parts = (draft.fields.get("summary"), draft.fields.get("explanation"), draft.text)
    return "\n\n".join(part for part in parts if isinstance(part, str) and part)


def _where(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path
