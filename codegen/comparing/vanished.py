"""Finds messages that only one of two catalogues has, and which of them are one by another code."""

from collections.abc import Iterator

from codegen.comparing.side import Side
from codegen.model import Message, Pointer
from codegen.model.change import Change


def vanished(old: Side, new: Side) -> Iterator[Change]:
    """The messages of the old catalogue that the new one has not, each where it belongs there."""
    renamed = renames(old, new)
    for message in old.catalogue.messages:
        if message.code in new.messages:
            continue
        path, at = _place(message, new)
        kind = "tombstone-deleted" if message.removed else "message-deleted"
        if message.code in renamed:
            other = renamed[message.code]
            kind, path, at = "message-renamed", other.path, ("messages", other.code)
        code = renamed[message.code].code if message.code in renamed else ""
        yield Change(
            kind, path, at, on_key=True, code=message.code, module=message.module, new=code
        )


def added(old: Side, new: Side) -> Iterator[Change]:
    """The messages that only the new catalogue has, those of another code left out."""
    known = {message.code for message in renames(old, new).values()}
    for message in new.catalogue.messages:
        if message.code not in old.messages and message.code not in known:
            kind = "tombstone-added" if message.removed else "message-added"
            if message.code in old.gone and not message.removed:
                kind = "code-reused"
            at: Pointer = ("messages", message.code)
            yield Change(
                kind, message.path, at, on_key=True, code=message.code, module=message.module
            )


def renames(old: Side, new: Side) -> dict[str, Message]:
    """For each code that is gone the new message with its texts, or with one of its constants."""
    gone = [
        message
        for message in old.catalogue.messages
        if message.code not in new.messages and not message.removed
    ]
    fresh = [
        message
        for message in new.catalogue.messages
        if message.code not in old.messages and message.code not in old.gone and not message.removed
    ]
    found: dict[str, Message] = {}
    taken: set[str] = set()
    for keys in (_texts, _constants):
        offers: dict[object, list[Message]] = {}
        for message in fresh:
            for key in keys(message, new):
                offers.setdefault(key, []).append(message)
        for message in gone:
            fits = {item.code: item for key in keys(message, old) for item in offers.get(key, ())}
            if message.code not in found and len(fits) == 1 and not taken & set(fits):
                taken.update(fits)
                found[message.code] = next(iter(fits.values()))
    return found


def _texts(message: Message, _: Side) -> list[object]:
    return [(message.level, message.summary, message.explanation, message.remedy)]


def _constants(message: Message, side: Side) -> list[object]:
    return [
        (target, name)
        for target, names in (side.constants or {}).items()
        for name in names.get(message.code, ())
    ]


def _place(message: Message, new: Side) -> tuple[str, Pointer]:
    """Where a message that is gone belongs: in its module's file, else in the list of modules."""
    for module in new.catalogue.modules:
        if module.name == message.module:
            return module.path, ("messages",)
    return new.catalogue.path, ("modules",)
