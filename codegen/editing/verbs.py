"""Turns a module file's text into one with a message added or marked."""

from collections.abc import Mapping, Sequence
from typing import Any

from codegen.diagnostics import EDIT_REFUSED
from codegen.editing.layout import plain_data
from codegen.editing.order import Order
from codegen.editing.page import Fields, Page, Shape, Value
from codegen.editing.scalars import one_line
from codegen.editing.tree import Entry, Node
from codegen.model import CodegenError
from codegen.model.characters import shown


def prefixes_of(text: str) -> list[str]:
    """The prefixes that a module file gives, none where it leaves them to the module's name."""
    entry = Page(text).root.get("prefixes")
    items = entry.value.entries if entry and entry.value else []
    return [item.value.text for item in items if item.value]


def add_message(text: str, code: str, fields: Fields, after: str = "") -> str:
    """Puts a message at the end of a module, or behind another one.

    Raises:
        CodegenError: there is no message `after`, or no place in the text as it stands.
    """
    page = Page(text)
    messages = messages_of(page)
    page.insert(messages, code, fields, _behind(messages, after), shape_of(messages))
    return assured(page, code, plain_fields(fields))


def add_messages(text: str, messages: Mapping[str, Fields]) -> str:
    """Puts several messages at the end of a module, in their order.

    Raises:
        CodegenError: there is no place for them in the text as it stands.
    """
    page = Page(text)
    held = messages_of(page)
    if not held.entries and len(messages) > 1:  # a first one shows where the others go
        first = next(iter(messages))
        text = add_message(text, first, messages[first])
        return add_messages(text, {code: messages[code] for code in messages if code != first})
    shape, last = shape_of(held), _behind(held, "")
    expected = plain_data(page.root)
    for code, fields in messages.items():
        page.insert(held, code, fields, last, shape)
        expected["messages"][code] = plain_fields(fields)
    return _kept(page, expected, "the module")


def list_modules(text: str, names: Sequence[str]) -> str:
    """Puts modules at the end of a manifest's list.

    Raises:
        CodegenError: there is no place for them in the text as it stands.
    """
    page = Page(text)
    held = value_of(page.root, "modules")
    expected = plain_data(page.root)
    expected["modules"] = [*expected["modules"], *((name, False) for name in names)]
    last = held.entries[-1] if held.entries else None
    if last is None or last.value is None:
        raise CodegenError("there is no place for a module in the manifest as it stands")
    if held.flow:
        page.replace(
            last.value.end, last.value.end, "".join(f", {one_line(name)}" for name in names)
        )
    else:
        end = page.end_of(last)
        lines = "".join(f"\n{' ' * held.column}- {one_line(name)}" for name in names)
        page.replace(end, end, lines)
    return _kept(page, expected, "the manifest")


def annotate(text: str, order: Order, code: str, key: str, note: Fields) -> str:
    """Gives a message a field that it does not have, where the order of fields wants it.

    Args:
        order: that of a module file.
        key: such as deprecated or removed.
    """
    page = Page(text)
    messages = messages_of(page)
    message = value_of(messages, code)
    known = order.below("messages").below(code).keys
    before = known[: known.index(key)]
    placed = [item for item in message.entries if item.key and item.key.text in before]
    after = max(placed, key=lambda item: before.index(item.key.text if item.key else ""))
    step = max(1, message.column - messages.column)
    page.insert(message, key, note, after, Shape(message.column, step))
    return assured(page, code, {**plain_data(message), key: plain_fields(note)})


def assured(page: Page, code: str, message: Any) -> str:
    """The edited text, in which one message has changed and nothing else.

    Args:
        message: what the text now says of it, as `plain_data` has it; None where it is gone.

    Raises:
        CodegenError: something else has changed, such as blank lines at the end of a kept block.
    """
    expected = plain_data(page.root)
    expected["messages"][code] = message
    if message is None:
        del expected["messages"][code]
    return _kept(page, expected, code)


def _kept(page: Page, expected: Any, what: str) -> str:
    """The edited text, which must say what is expected."""
    result = page.result()
    if _said(result) != expected:
        raise CodegenError(
            f"{what} cannot be edited without changing what stands beside it",
            "run codegen fmt first, which writes texts so that they do not depend on blank lines",
            rule=EDIT_REFUSED,
        )
    return result


def _said(text: str) -> Any:
    """What a text says, None where an edit has left it no YAML."""
    from ruamel.yaml.error import YAMLError

    try:
        return plain_data(Page(text).root)
    except YAMLError:  # such as lines put into braces
        return None


def plain_fields(value: Value) -> Any:
    """What an entry is to say, as `plain_data` has it of a tree."""
    if isinstance(value, str):
        return (value, False)
    if isinstance(value, list):
        return [plain_fields(item) for item in value]
    return {key: plain_fields(item) for key, item in value.items()}


def messages_of(page: Page) -> Node:
    """The mapping of a module's messages."""
    return value_of(page.root, "messages")


def value_of(node: Node, key: str) -> Node:
    """The value under a key that a valid file has."""
    entry = node.get(key)
    if entry is None or entry.value is None:
        raise CodegenError(f"there is no {key} in the module")
    return entry.value


def shape_of(messages: Node) -> Shape:
    """How a further message is written: like those that are there."""
    if messages.flow:  # braces, or nothing yet
        return Shape(2)
    message = next((item.value for item in messages.entries if item.value), None)
    deeper = message.column - messages.column if message and not message.flow else 2
    rest = [item.before[0] if item.before else item for item in messages.entries[1:]]
    blank = not rest or any(item.blank_before for item in rest)
    return Shape(messages.column, max(1, deeper), blank=blank)


def _behind(messages: Node, after: str) -> Entry | None:
    """The entry that a new one follows: the one of a code, or the last."""
    if after:
        found = messages.get(after)
        if found is None:
            raise CodegenError(f"there is no code {shown(after)} in the module")
        return found
    return messages.entries[-1] if messages.entries else None


def copy_message(text: str, order: Order, code: str, new: str, since: str) -> str:
    """Puts a copy of a message behind it, under another code.

    Names and aliases stay with the old one, whose constants they are, and so do its marks.
    """
    page = Page(text)
    messages = messages_of(page)
    known = order.below("messages").below(code).keys
    fields = {
        item.key.text: fields_of(item.value)
        for item in order.below("messages").below(code).arranged(value_of(messages, code).entries)
        if item.key and item.value and item.key.text not in _OWN
    }
    if since:
        fields["since"] = since
    ordered = {key: fields[key] for key in known if key in fields}
    page.insert(messages, new, ordered, messages.get(code), shape_of(messages))
    return assured(page, new, plain_fields(ordered))


_OWN = ("names", "aliases", "since", "deprecated", "removed")


def fields_of(node: Node) -> Value:
    """What a value says, as it goes into a new entry."""
    if node.kind == "mapping":
        return {
            item.key.text: fields_of(item.value) for item in node.entries if item.key and item.value
        }
    if node.kind == "sequence":
        return [fields_of(item.value) for item in node.entries if item.value]
    return node.text
