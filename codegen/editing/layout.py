"""Turns the text of a file into the same in canonical order and style: what `codegen fmt` does.

Keys stand in the schema's order, two blanks deeper than what they belong to, collections a line an
entry but for short ones in brackets, messages a blank line apart, texts in quotes only where they
must be. Comments go with the
entry that they stand above, beside or below. Values and comments are compared at the end, so that
no text can come out with another meaning.
"""

import re
from typing import Any

from codegen.editing.order import Order
from codegen.editing.scalars import folded, is_typed, literal, one_line, quoted
from codegen.editing.tree import Comment, Entry, Node, find_comments, read_tree
from codegen.model import CodegenError

_WIDTH = 100


def laid_out(text: str, order: Order, shown: str) -> str:
    """The text in canonical order and style.

    Args:
        text: of a valid file; a byte order mark and any line ends are accepted.
        shown: the file's path, for people.

    Raises:
        CodegenError: the text would mean something else.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    root = read_tree(text)
    result = _Writer(text).document(root, order)
    before = (plain_data(root), sorted(comment.text for comment in find_comments(text)))
    after = (plain_data(read_tree(result)), sorted(item.text for item in find_comments(result)))
    if before != after:
        raise CodegenError(
            f"{shown}: this file cannot be laid out without changing what it says",
            "this is a bug of codegen; the file was left as it is",
        )
    return result


def plain_data(node: Node | None) -> Any:
    """What a tree says, every scalar with whether it is a text."""
    if node is None:
        return None
    if node.kind == "mapping":
        return {item.key.text: plain_data(item.value) for item in node.entries if item.key}
    if node.kind == "sequence":
        return [plain_data(item.value) for item in node.entries]
    return (node.text, not node.style and is_typed(node.text))


def _inline(start: str, node: Node | None, order: Order) -> str | None:
    """An entry whose value its author wrote in braces or brackets, where it is short enough."""
    if node is None or not node.flow or not node.entries or node.feet:
        return None
    parts = []
    for entry in order.arranged(node.entries) if node.kind == "mapping" else node.entries:
        value = entry.value
        if entry.before or entry.beside or value is None or value.kind != "scalar":
            return None
        if "\n" in value.text:
            return None
        text = value.text
        if value.style or not is_typed(text):
            text = _within_brackets(text)
        elif not text:
            return None
        parts.append(f"{_within_brackets(entry.key.text)}: {text}" if entry.key else text)
    inside = ", ".join(parts)
    line = f"{start} {{{inside}}}" if node.kind == "mapping" else f"{start} [{inside}]"
    return line if len(line) <= _WIDTH else None


def _within_brackets(text: str) -> str:
    return quoted(text) if re.search(r"[,\[\]{}?:]", text) else one_line(text)


class _Writer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: list[str] = []

    def document(self, root: Node, order: Order) -> str:
        if root.kind == "mapping" and root.entries:
            self._header(root.entries[0])
            self._entries(root, 0, order)
        else:
            self._comments(root.feet, 0)
            self.lines.append("{}" if root.kind == "mapping" else self.source.strip())
        return "\n".join(self.lines).strip("\n") + "\n"

    def _header(self, first: Entry) -> None:
        """Writes what stands at the top of a file, and stays there whatever key comes first."""
        self._comments(first.before, 0)
        if first.before and first.blank_before:
            self.lines.append("")
        first.before, first.blank_before = [], False

    def _entries(self, node: Node, indent: int, order: Order) -> None:
        entries = order.arranged(node.entries) if node.kind == "mapping" else node.entries
        for number, entry in enumerate(entries):
            self._above(entry, indent, blank=self._is_apart(entry, indent, order, number))
            below = order.below(entry.key.text) if entry.key else Order({}, {})
            start = f"{one_line(entry.key.text)}:" if entry.key else "-"
            beside = f" {entry.beside[-1].text}" if entry.beside else ""
            start = " " * indent + start
            if not order.apart and (inline := _inline(start, entry.value, below)):
                self.lines.append(inline + beside)
            else:
                self._value(start, entry.value, beside, indent + 2, below)
        self._comments(node.feet, indent)

    def _is_apart(self, entry: Entry, indent: int, order: Order, number: int) -> bool:
        """Whether a blank line comes before: between messages, and at the top where it was."""
        if number == 0:
            return False
        first = entry.before[0] if entry.before else entry
        return order.apart or (indent == 0 and first.blank_before)

    def _above(self, entry: Entry, indent: int, *, blank: bool) -> None:
        if blank and self.lines and self.lines[-1]:
            self.lines.append("")
        self._comments(entry.before, indent, first=False)
        if entry.before and entry.blank_before:
            self.lines.append("")
        self._comments(entry.beside[:-1], indent, first=False)

    def _comments(self, comments: list[Comment], indent: int, *, first: bool = True) -> None:
        """Writes comments on lines of their own, with the blank lines that are between them."""
        for number, comment in enumerate(comments):
            if comment.blank_before and (number or first) and self.lines and self.lines[-1]:
                self.lines.append("")
            self.lines.append(" " * indent + comment.text)

    def _value(self, start: str, node: Node | None, beside: str, indent: int, order: Order) -> None:
        if node is not None and node.entries:
            if start.endswith("-") and node.kind == "mapping" and not beside:
                self._item(start, node, indent, order)
                return
            self.lines.append(start + beside)
            self._entries(node, indent, order)
        elif node is None or node.kind == "scalar":
            self._scalar(start, node, beside, indent)
        else:
            self.lines.append(f"{start} {'{}' if node.kind == 'mapping' else '[]'}{beside}")

    def _item(self, start: str, node: Node, indent: int, order: Order) -> None:
        """Writes a mapping of a list, its first key beside the dash unless a comment is above."""
        place = len(self.lines)
        self._entries(node, indent, order)
        first = self.lines[place]
        if first[indent:].startswith("#"):
            self.lines.insert(place, start)
        else:
            self.lines[place] = f"{start} {first[indent:]}"

    def _scalar(self, start: str, node: Node | None, beside: str, indent: int) -> None:
        if node is None or (not node.style and is_typed(node.text)):
            self.lines.append(f"{start} {node.text if node else ''}".rstrip() + beside)
            return
        block = folded(self.source[node.start : node.end], node.text) if node.style == ">" else None
        block = block or literal(node.text)
        if block is None:
            self.lines.append(f"{start} {one_line(node.text)}{beside}")
            return
        header, lines = block
        self.lines.append(f"{start} {header}{beside}")
        self.lines += [" " * indent + line if line else "" for line in lines]
