"""Turns changes into the items of a changelog, in Markdown that holds no text's own marks."""

from collections.abc import Callable, Iterable

from codegen.model import Allowance, Catalogue, Deprecation, Message, Removal
from codegen.model.change import Change
from codegen.model.characters import harmless
from codegen.reporting.changes import escaped

_ADDED = ("message-added", "module-added", "target-added", "constant-added")
_DEPRECATED = ("message-deprecated",)
_REMOVED = (
    "message-removed", "deprecated-removed", "message-deleted", "tombstone-deleted",
    "module-deleted", "target-deleted", "alias-deleted",
)  # fmt: skip
_UNTOLD = ("version-changed", "order-changed", "naming-changed")

Permission = Callable[[Change], Allowance | None]


def entries(
    changes: Iterable[Change],
    catalogue: Catalogue,
    permission: Permission,
    breaks: Callable[[Change], bool],
) -> dict[str, list[str]]:
    """The items by the heading under which they belong.

    Args:
        catalogue: the new one.
        permission: the manifest's permission for a change, if it needs one.
        breaks: whether a change is one that the version has to announce as major.
    """
    messages = {message.code: message for message in catalogue.messages}
    found: dict[str, list[str]] = {}
    for change in changes:
        if change.kind in _UNTOLD:
            continue
        allowed = permission(change)
        item = _item(change, messages.get(change.code))
        if allowed:
            item += f" Allowed: {_text(allowed.reason)}"
        mark = "**Breaking:** " if allowed or breaks(change) else ""
        found.setdefault(_heading(change), []).append(f"- {mark}{item}")
    return found


def first_entries(catalogue: Catalogue) -> dict[str, list[str]]:
    """The items of a first release, which has no catalogue to compare with: an item a module."""
    rows = []
    for module in catalogue.modules:
        count = sum(1 for message in module.messages if not message.removed)
        if not count:
            continue
        codes = "1 code" if count == 1 else f"{count:,} codes"
        rows.append(f"- The module `{module.name}` ({_text(module.title)}): {codes}.")
    return {"Added": rows}


def _heading(change: Change) -> str:
    for heading, kinds in (("Added", _ADDED), ("Deprecated", _DEPRECATED), ("Removed", _REMOVED)):
        if change.kind in kinds:
            return heading
    return "Changed"


def _item(change: Change, message: Message | None) -> str:
    """One change: of a new code its summary, of one that goes the reason, else the fact."""
    if message and change.kind == "message-added":
        return f"`{message.code}`: {_text(message.summary)}"
    note: Deprecation | Removal | None = None
    if message and change.kind in _DEPRECATED:
        note = message.deprecated
    elif message and change.kind in ("message-removed", "deprecated-removed"):
        note = message.removed
    if message and note:
        instead = f" Use `{note.replaced_by}` instead." if note.replaced_by else ""
        return f"`{message.code}`: {_text(note.reason)}{instead}"
    sentence = _text(change.sentence())
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _text(text: str) -> str:
    return escaped(harmless(text))
