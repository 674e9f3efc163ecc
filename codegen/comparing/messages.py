"""Turns an old and a new message of one code into the changes between them."""

from collections.abc import Iterator
from typing import Any

from codegen.comparing.fields import MESSAGE_TEXTS
from codegen.model import Message
from codegen.model.change import Change


def message_changes(old: Message, new: Message) -> Iterator[Change]:
    """Everything but the constants that differs between a message and itself."""
    if old.removed and not new.removed:
        yield _change(new, "code-reused", on_key=True)
        return  # what it said before was about something else
    if old.module != new.module:
        yield _change(new, "message-moved", on_key=True, old=old.module, new=new.module)
    if new.removed and not old.removed:
        kind = "deprecated-removed" if old.deprecated else "message-removed"
        yield _change(new, kind, "removed", on_key=True, new=new.removed.reason)
    elif old.removed != new.removed:
        yield _change(new, "tombstone-changed", "removed", on_key=True)
    if not new.removed:
        yield from _deprecation(old, new)
    for field in ("level", "retry", "since"):
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield _change(new, f"{field}-changed", field, old=before, new=after)
    for field in MESSAGE_TEXTS:
        yield from _text(old, new, field)
    if old.see != new.see:
        yield _change(new, "links-changed", "see", old="\n".join(old.see), new="\n".join(new.see))


def _deprecation(old: Message, new: Message) -> Iterator[Change]:
    before, after = old.deprecated, new.deprecated
    if before == after:
        return
    if after is None:
        yield _change(new, "message-undeprecated", on_key=True)
    elif before is None:
        yield _change(new, "message-deprecated", "deprecated", on_key=True, new=after.reason)
    else:
        fields = {"old": before.reason, "new": after.reason}
        yield _change(new, "deprecation-changed", "deprecated", on_key=True, **fields)


def _text(old: Message, new: Message, field: str) -> Iterator[Change]:
    before, after = getattr(old, field), getattr(new, field)
    if before != after:
        kind = "text-added" if not before else "text-emptied" if not after else "text-changed"
        # A text that is gone has no place of its own: the pointer leads to its message.
        yield _change(new, kind, field, on_key=not after, old=before, new=after)


def _change(message: Message, kind: str, field: str = "", **fields: Any) -> Change:
    at = ("messages", message.code, field) if field else ("messages", message.code)
    return Change(
        kind, message.path, at, code=message.code, module=message.module, field=field, **fields
    )
