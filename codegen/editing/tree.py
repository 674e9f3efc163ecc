"""Turns YAML text into a tree that knows where each value stands and whose each comment is.

ruamel.yaml's events give the places. What lies between two scalars is blanks, marks of structure
and comments, so that every `#` there starts a comment and no other does.
"""

import re
from dataclasses import dataclass, field
from typing import Any

_COMMENT = re.compile(r"#[^\n\x85\u2028\u2029]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\n]*)?")
_FAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment.

    Attributes:
        text: from its `#` on, without blanks at its end.
        start: where it stands in the text.
        column: how far from the start of its line, from 0.
        blank_before: whether the line above is blank.
    """

    text: str
    start: int
    column: int
    blank_before: bool


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a sequence.

    Attributes:
        key: None for an item of a sequence.
        start: where the key or the item's value stands.
        before: the comments on lines of their own above it.
        beside: the comments on its own lines.
        blank_before: whether the line above it is blank.
    """

    key: "Node | None"
    start: int
    blank_before: bool
    value: "Node | None" = None
    before: list[Comment] = field(default_factory=list)
    beside: list[Comment] = field(default_factory=list)


@dataclass(slots=True)
class Node:
    """A value.

    Attributes:
        kind: scalar, mapping or sequence.
        start, end: its place in the text, as far as its own marks go.
        column: of its first key or dash, for a collection in block style.
        text: of a scalar, as a reader gets it.
        style: of a scalar: empty for a plain one, or one of `'`, `"`, `|`, `>`.
        flow: whether it is a collection in braces or brackets.
        feet: the comments on lines of their own below its last entry.
    """

    kind: str
    start: int
    end: int
    column: int = 0
    text: str = ""
    style: str = ""
    flow: bool = False
    entries: list[Entry] = field(default_factory=list)
    feet: list[Comment] = field(default_factory=list)

    def get(self, name: str) -> Entry | None:
        """The entry of a mapping under a key."""
        return next((item for item in self.entries if item.key and item.key.text == name), None)


@dataclass(slots=True)
class _Frame:
    node: Node
    owner: Entry | None
    entry: Entry | None = None


def read_tree(text: str) -> Node:
    """The tree of a text with line feeds as its only line ends, valid as the loader sees it."""
    from ruamel.yaml import YAML

    events = list(YAML(typ="safe", pure=True).parse(text))
    return _Builder(text, events).build()


def find_comments(text: str) -> list[Comment]:
    """All comments of a text, in order."""
    from ruamel.yaml import YAML

    return _comments(text, list(YAML(typ="safe", pure=True).parse(text)))


def _comments(text: str, events: list[Any]) -> list[Comment]:
    found, position = [], 0
    for event in events:
        start, end = event.start_mark.index, event.end_mark.index
        if type(event).__name__ != "ScalarEvent" or start == end:
            continue
        found += [match.span() for match in _COMMENT.finditer(text, position, start)]
        header = _HEADER.match(text, start) if event.style in ("|", ">") else None
        if header and header[1]:
            found.append(header.span(1))
        position = end
    found += [match.span() for match in _COMMENT.finditer(text, position)]
    comments = []
    for start, end in found:
        line = text.rfind("\n", 0, start) + 1
        above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)]
        blank = line > 0 and not above.strip()
        comments.append(Comment(text[start:end].rstrip(" \t"), start, start - line, blank))
    return comments


class _Builder:
    """Goes through events and comments at once, in the order of the text."""

    def __init__(self, text: str, events: list[Any]) -> None:
        self.text = text
        self.events = events
        self.comments = _comments(text, events)
        self.frames: list[_Frame] = []
        self.closed: list[Node] = []  # since the last entry started, the deepest first
        self.pending: list[Comment] = []  # on lines of their own, not yet anybody's
        self.current: Entry | None = None
        self.reached = 0
        self.root = Node("scalar", 0, 0)

    def build(self) -> Node:
        for event in self.events:
            name = type(event).__name__
            if name.startswith(("Stream", "Document")):
                continue
            self._drain(event.start_mark.index)
            if name.endswith("EndEvent"):
                self._end(event)
            else:
                self._value(event, name)
        self._drain(len(self.text))
        rest: list[Comment] = []
        self._settle(-1, rest)
        self.root.feet += rest
        return self.root

    def _drain(self, end: int) -> None:
        """Hands out the comments up to a place: to the entry on their line, or to be settled."""
        while self.comments and self.comments[0].start < end:
            comment = self.comments.pop(0)
            line = comment.start - comment.column
            alone = not self.text[line : comment.start].strip()
            if alone or self.current is None or self.reached <= line:
                self.pending.append(comment)
            else:
                self.current.beside.append(comment)

    def _settle(self, column: int, before: list[Comment]) -> None:
        """Gives what stands deeper than the next entry to the collection that it is as deep as."""
        homes, deeper = list(self.closed), True
        for comment in self.pending:
            while homes and homes[0].column > comment.column:
                homes.pop(0)
            deeper = deeper and comment.column > column and bool(homes)
            (homes[0].feet if deeper else before).append(comment)
        self.pending = []

    def _value(self, event: Any, name: str) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        flow = bool(getattr(event, "flow_style", False))
        column = _FAR if flow else event.start_mark.column
        kind = name.removesuffix("Event").removesuffix("Start").lower()
        node = Node(kind, start, end, column, flow=flow)
        if kind == "scalar":
            node.text, node.style = event.value, event.style or ""
        owner = self._put(node)
        if kind == "scalar" or flow:
            self.reached = max(self.reached, end)
        if kind != "scalar":
            self.frames.append(_Frame(node, owner))

    def _put(self, node: Node) -> Entry | None:
        """Puts a node in its place; the entry whose value it is, None for a key."""
        if not self.frames:
            self.root = node
            return None
        frame = self.frames[-1]
        if frame.entry is not None:
            entry, frame.entry = frame.entry, None
            entry.value = node
            if node.kind == "scalar":
                entry.before += self.pending
                self.pending = []
            return entry
        line = self.text.rfind("\n", 0, node.start)
        above = self.text[self.text.rfind("\n", 0, max(line, 0)) + 1 : max(line, 0)]
        entry = Entry(None, node.start, line > 0 and not above.strip())
        if frame.node.kind == "sequence":
            entry.value = node
        else:
            entry.key = node
            frame.entry = entry
        self._settle(frame.node.column, entry.before)
        frame.node.entries.append(entry)
        self.current, self.closed = entry, []
        return entry

    def _end(self, event: Any) -> None:
        frame = self.frames.pop()
        if not frame.node.flow:
            self.closed.append(frame.node)
            return
        frame.node.end = self.reached = event.end_mark.index
        if frame.node.entries or frame.owner is None:
            frame.node.feet += self.pending
        else:
            frame.owner.before += self.pending
        self.pending = []
        self.current = frame.owner or self.current
