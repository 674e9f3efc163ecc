"""Turns a module file's text into one in which a constant has a new name, and the old one stays."""

from codegen.editing.layout import plain_data
from codegen.editing.order import Order
from codegen.editing.page import Page, Shape, Value
from codegen.editing.repair import repaired
from codegen.editing.scalars import one_line
from codegen.editing.tree import Node
from codegen.editing.verbs import annotate, assured, messages_of, plain_fields, value_of
from codegen.model import Pointer, Rewording


def rename_constant(text: str, order: Order, code: str, target: str, name: str, old: str) -> str:
    """Gives a message's constant a name in a target, and the old name as an alias.

    A name that was an alias is one no longer; the old name takes its place.

    Args:
        order: that of a module file.

    Raises:
        CodegenError: there is no place in the text as it stands.
    """
    text = _named(text, order, code, target, name)
    message = value_of(messages_of(Page(text)), code)
    listed = _at(message, "aliases", target)
    if listed is None:
        return _put(text, order, code, ("aliases", target), [old])
    for number, item in enumerate(listed.entries):
        if item.value and item.value.text == name:
            return _reworded(text, ("messages", code, "aliases", target, number), name, old)
    return _appended(text, code, target, old)


def _at(message: Node, *keys: str) -> Node | None:
    """The value below a message under some keys."""
    node: Node | None = message
    for key in keys:
        entry = node.get(key) if node else None
        node = entry.value if entry else None
    return node


def _named(text: str, order: Order, code: str, target: str, name: str) -> str:
    given = _at(value_of(messages_of(Page(text)), code), "names", target)
    if given is None:
        return _put(text, order, code, ("names", target), name)
    return _reworded(text, ("messages", code, "names", target), given.text, name)


def _reworded(text: str, pointer: Pointer, old: str, new: str) -> str:
    return repaired(text, [Rewording("", pointer, 0, len(old), new)], str(pointer[1]))


def _put(text: str, order: Order, code: str, keys: tuple[str, str], value: Value) -> str:
    """Puts an entry into one of a message's mappings, which may not be there yet."""
    field, target = keys
    page = Page(text)
    message = value_of(messages_of(page), code)
    mapping = _at(message, field)
    if mapping is None:
        return annotate(text, order, code, field, {target: value})
    step = max(1, message.column - messages_of(page).column)
    column = message.column + step if mapping.flow else mapping.column
    after = mapping.entries[-1] if mapping.entries else None
    page.insert(mapping, target, value, after, Shape(column, step))
    said = plain_data(message)
    said[field] = {**said[field], target: plain_fields(value)}
    return assured(page, code, said)


def _appended(text: str, code: str, target: str, alias: str) -> str:
    """Puts an alias at the end of those that there are."""
    page = Page(text)
    message = value_of(messages_of(page), code)
    said = plain_data(message)
    listed = value_of(value_of(message, "aliases"), target)
    last = listed.entries[-1]
    if listed.flow:
        end = last.value.end if last.value else last.start
        page.replace(end, end, f", {one_line(alias)}")
    else:
        end = page.end_of(last)
        page.replace(end, end, f"\n{' ' * listed.column}- {one_line(alias)}")
    said["aliases"][target].append(plain_fields(alias))
    return assured(page, code, said)
