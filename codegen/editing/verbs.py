"""Turns a module file's text into one with a message added or marked."""

from codegen.editing.order import Order
from codegen.editing.page import Fields, Page, Shape
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
    return page.result()


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
    return page.result()


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
