"""Turns places in a file's text into a changed text in which all other bytes are as they were.

The tree knows places in the text with line feeds only. Edits are made at those places in the text
as it is, with its own line ends and byte order mark.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import TypeAlias

from codegen.diagnostics import EDIT_REFUSED
from codegen.editing.scalars import literal, one_line, quoted
from codegen.editing.tree import Comment, Entry, Node, read_tree
from codegen.model import CodegenError

Value: TypeAlias = "str | Fields | list[Value]"
"""What an entry says: a text, or a mapping or a list of such values."""

Fields: TypeAlias = Mapping[str, Value]
"""The entries of a mapping, in order."""

_FORMAT = "run codegen fmt first, which writes it out line by line"


class Page:
    """A file's text and the edits to it.

    Attributes:
        text: with line feeds only.
        root: its tree.
    """

    def __init__(self, text: str) -> None:
        self._whole = text
        self._mark = len(text) - len(text.removeprefix("\ufeff"))
        body = text[self._mark :]
        self.text = body.replace("\r\n", "\n").replace("\r", "\n")
        self.root = read_tree(self.text)
        self._dropped = [
            match.start() - number for number, match in enumerate(re.finditer("\r\n", body))
        ]
        self._end = "\r\n" if self._dropped else "\r" if "\r" in body else "\n"
        self._edits: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, new: str) -> None:
        """Plans to put a text in the place of another."""
        self._edits.append((start, end, new))

    def result(self) -> str:
        """The whole text with all that was planned, as many line ends and marks as it had."""
        parts, position = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            parts += [self._whole[position : self._place(start)], new.replace("\n", self._end)]
            position = self._place(end)
        return "".join(parts) + self._whole[position:]

    def _place(self, offset: int) -> int:
        return self._mark + offset + bisect_left(self._dropped, offset)

    def line_end(self, offset: int) -> int:
        """Where the line of a place ends."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found

    def end_of(self, entry: Entry) -> int:
        """Where the last line of an entry ends, comments below its values among them."""
        reach = max([self._reach(item) for item in (entry.key, entry.value) if item] + [0])
        return self.line_end(max([reach, *map(_end, entry.beside)]))

    def _reach(self, node: Node) -> int:
        if node.kind == "scalar":
            return self._reach_of_scalar(node)
        inner = [node.end] if node.flow else []
        inner += [_end(comment) for comment in node.feet]
        return max([*inner, *(self.end_of(entry) for entry in node.entries)], default=node.start)

    def _reach_of_scalar(self, node: Node) -> int:
        source = self.text[node.start : node.end]
        if node.style not in ("|", ">"):
            return node.end
        if "+" in source.split("\n")[0].split("#")[0]:  # the blank lines are part of the text
            return node.end - 1 if source.endswith("\n") else node.end
        return node.start + len(source.rstrip(" \n"))

    def insert(
        self,
        mapping: Node,
        key: str,
        value: Value,
        after: Entry | None,
        shape: "Shape",
    ) -> None:
        """Plans a new entry of a mapping, behind one of its entries or as its first.

        Raises:
            CodegenError: the mapping is written in a way that leaves no place for it.
        """
        lines = "\n".join(entry_lines(key, value, shape.indent, shape.step))
        if mapping.entries and after is not None:
            if mapping.flow:
                end = after.value.end if after.value else after.start
                self.replace(end, end, f", {in_brackets({key: value})[1:-1]}")
            else:
                end = self.end_of(after)
                self.replace(end, end, ("\n\n" if shape.blank else "\n") + lines)
            return
        if not re.fullmatch(r"\{ *\}", self.text[mapping.start : mapping.end]):
            raise CodegenError(
                f"there is no place for {key} in the file as it stands", _FORMAT, rule=EDIT_REFUSED
            )
        start = len(self.text[: mapping.start].rstrip(" "))
        self.replace(start, mapping.end, "")
        end = self.line_end(mapping.end)
        self.replace(end, end, f"\n{lines}")


class Shape:
    """How a new entry of a mapping is written.

    Attributes:
        indent: the blanks before its key.
        step: how much deeper its own entries stand.
        blank: whether a blank line comes before it.
    """

    def __init__(self, indent: int, step: int = 2, *, blank: bool = False) -> None:
        self.indent, self.step, self.blank = indent, step, blank


def entry_lines(key: str, value: Value, indent: int, step: int) -> list[str]:
    """An entry of a mapping as lines."""
    start = " " * indent + one_line(key) + ":"
    if isinstance(value, str):
        block = literal(value)
        if block is None or (step != 2 and "2" in block[0]):
            return [f"{start} {one_line(value)}"]
        deep = " " * (indent + step)
        return [f"{start} {block[0]}", *(deep + line if line else "" for line in block[1])]
    if isinstance(value, list):
        return [start, *(line for item in value for line in _item_lines(item, indent + step))]
    inside = (entry_lines(name, item, indent + step, step) for name, item in value.items())
    return [start, *(line for lines in inside for line in lines)]


def _item_lines(item: Value, indent: int) -> list[str]:
    """An item of a list as lines, a mapping with its first key beside the dash."""
    if isinstance(item, str):
        return [f"{' ' * indent}- {one_line(item)}"]
    if isinstance(item, list):
        return [f"{' ' * indent}- {in_brackets(item)}"]
    lines = [line for name in item for line in entry_lines(name, item[name], indent + 2, 2)]
    return [f"{' ' * indent}- {lines[0].lstrip(' ')}", *lines[1:]]


def in_brackets(value: Value) -> str:
    """A value on one line, in braces, brackets or quotes."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    return "{" + ", ".join(f"{key}: {in_brackets(item)}" for key, item in value.items()) + "}"


def _end(comment: Comment) -> int:
    return comment.start + len(comment.text)
