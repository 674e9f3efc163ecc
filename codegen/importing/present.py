"""Compares drafts with the messages that a catalogue has already, which are never changed."""

from typing import Any

from codegen.diagnostics import IMPORT_CONFLICT, IMPORT_PRESENT
from codegen.importing.draft import Draft
from codegen.importing.notes import Notes
from codegen.importing.prose import same_text
from codegen.importing.reconcile import whole_text
from codegen.model import Message
from codegen.model.characters import shown


def compare(
    draft: Draft, message: Message, constants: dict[str, tuple[str, ...]], notes: Notes
) -> None:
    """Reports that a code is there, and where source and catalogue differ.

    Args:
        constants: the names of the message's constants by target.
    """
    if message.removed and "removed" not in draft.fields:
        said = f"it was removed from the catalogue, in {message.path}, and is never used again"
        notes.gather(IMPORT_CONFLICT, said, draft.code, draft.place)
        return
    notes.gather(
        IMPORT_PRESENT, "it is in the catalogue and stays as it is", draft.code, draft.place
    )
    for key in ("level", "retry", "since"):
        value, held = draft.fields.get(key), getattr(message, key)
        if isinstance(value, str) and held and value != held:
            _differ(draft, key, value, held, message, notes)
    text = whole_text(draft)
    if text and not same_text(text, f"{message.summary}\n\n{message.explanation}"):
        said = f"the text of {draft.code} is not that of {message.path}, which stays"
        notes.tell(IMPORT_CONFLICT, said, draft.place, _DECIDE)
    if bool(draft.fields.get("deprecated")) != bool(message.deprecated) and draft.names:
        states = ("in use", "deprecated")
        new, old = bool(draft.fields.get("deprecated")), bool(message.deprecated)
        _differ(draft, "state", states[new], states[old], message, notes)
    for target, names in draft.names.items():
        for name in names:
            if target in constants and name not in constants[target]:
                held = ", ".join(constants[target])
                _differ(draft, f"name in {target}", name, held, message, notes)


def _differ(draft: Draft, key: str, value: Any, held: str, message: Message, notes: Notes) -> None:
    said = f"the {key} of {draft.code} is {shown(value)} here, and {shown(held)} in {message.path}"
    notes.tell(IMPORT_CONFLICT, f"{said}, which stays", draft.place, _DECIDE)


_DECIDE = "edit the catalogue where the source is right"
