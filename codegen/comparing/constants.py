"""Turns the names of a message's constants before and now into changes, target by target."""

from collections.abc import Iterator, Mapping

from codegen.comparing.side import Side
from codegen.model import Message, Pointer
from codegen.model.change import Change


def constant_changes(old: Side, new: Side, before: Message, message: Message) -> Iterator[Change]:
    """What differs in the names of a message that had constants and still has them."""
    if old.constants is None or new.constants is None or before.removed or message.removed:
        return
    for target, names in new.constants.items():
        had = old.constants.get(target, {}).get(message.code, ())
        has = names[message.code]
        if had and had != has:
            yield from _of_target(target, had, has, new.owners[target], message)


def reused_constants(old: Side, new: Side, renamed: Mapping[str, Message]) -> Iterator[Change]:
    """Names of constants whose message is gone, and which stand for another one now.

    Args:
        renamed: the messages that say what one that is gone has said, under its code; to keep its
            constants is right.
    """
    for target, codes in (old.constants or {}).items():
        owners = new.owners.get(target, {})
        for code, names in codes.items():
            message = new.messages.get(code)
            if message and not message.removed:
                continue
            for name in names:
                owner = owners.get(name)
                if owner and not (code in renamed and renamed[code].code == owner):
                    at: Pointer = ("messages", owner)
                    other = new.messages[owner]
                    yield Change(
                        "constant-reused", other.path, at, on_key=True, code=code,
                        module=other.module, target=target, field="names", old=name, new=owner,
                    )  # fmt: skip


def _of_target(
    target: str,
    had: tuple[str, ...],
    has: tuple[str, ...],
    owners: Mapping[str, str],
    message: Message,
) -> Iterator[Change]:
    """The changes of one target, whose names have these owners now."""

    def change(kind: str, field: str, old: str = "", new: str = "") -> Change:
        at: Pointer = ("messages", message.code, field, target)
        return Change(
            kind, message.path, at, on_key=True, code=message.code, module=message.module,
            target=target, field=field, old=old, new=new,
        )  # fmt: skip

    for name in had:
        if name not in has:
            if name in owners:
                yield change("constant-taken", "names", name, owners[name])
            elif name == had[0]:
                yield change("constant-renamed", "names", name, has[0])
            else:
                yield change("alias-deleted", "aliases", name)
    if had[0] != has[0] and had[0] in has:
        yield change("constant-preferred", "names", had[0], has[0])
    for name in has:
        if name not in had and not (name == has[0] and had[0] not in has):
            yield change("constant-added", "aliases" if name != has[0] else "names", new=name)
