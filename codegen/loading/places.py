"""Finds where a message, or a field of it, stands in a file, without reading its YAML.

Only what is written as nearly everybody writes it is found: a key on a line of its own, and a
value behind its key. Whoever asks reads the file's events where this gives no answer.
"""

import re

from codegen.loading.source import Source
from codegen.model import Pointer

_FIRST = re.compile(r"^messages:[ ]*(?:#.*)?\n(?:[ ]*(?:#.*)?\n)*([ ]+)[^ ]", re.MULTILINE)
_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_KEY = re.compile(rf"^([ ]*)({_BARE.pattern})[ ]*:[ ]*(?:#.*)?$", re.MULTILINE | re.ASCII)
_FIRST_KEY = re.compile(rf"([ ]+){_BARE.pattern}:(?:[ ]|$)", re.MULTILINE | re.ASCII)
_QUOTED = re.compile(rf"[\"'?] ?({_BARE.pattern})\b")


class QuickPlaces:
    """The places of one file that are easy to find; goes through its text once."""

    def __init__(self, source: Source) -> None:
        self.source = source
        first = _FIRST.search(source.text)
        self._indent = first[1] if first else None
        self._keys: dict[str, list[re.Match[str]]] = {}
        for match in _KEY.finditer(source.text):
            self._keys.setdefault(match[2], []).append(match)
        self._quoted = set(_QUOTED.findall(source.text))

    def find(self, pointer: Pointer, *, on_key: bool) -> tuple[int, int] | None:
        """The 1-based line and column of a message's key, or of a field; None if unsure.

        Args:
            pointer: ("messages", code), and perhaps a field, and a field of that.
            on_key: whether a field's key is asked for rather than its value.
        """
        if not 2 <= len(pointer) <= 4 or pointer[0] != "messages" or self._indent is None:
            return None
        if not all(_BARE.fullmatch(str(part)) for part in pointer):
            return None
        code = str(pointer[1])
        lines = self._keys.get(code, [])
        # A code that stands somewhere else as a key, or in quotes, is left to those who read.
        if len(lines) != 1 or lines[0][1] != self._indent or code in self._quoted:
            return None
        if len(pointer) == 2:
            return self.source.place(lines[0].end(1)) if on_key else None
        owner: re.Match[str] | None = lines[0]
        if len(pointer) == 4:
            owner = _mapping(self.source.text, lines[0], str(pointer[2]))
        if owner is None:
            return None
        found = _field(self.source, owner, str(pointer[-1]), on_key=on_key)
        return found or self._start(
            _mapping(self.source.text, owner, str(pointer[-1])), on_key=on_key
        )

    def _start(self, field: re.Match[str] | None, *, on_key: bool) -> tuple[int, int] | None:
        """Where a field starts that is a mapping of its own: its key, or the first one in it."""
        if field is None or on_key:
            return self.source.place(field.end(1)) if field else None
        first = _FIRST_KEY.match(self.source.text, field.end() + 1)
        indent, _ = _below(self.source.text, field)
        return self.source.place(first.end(1)) if first and first[1] == indent else None


def _mapping(text: str, owner: re.Match[str], name: str) -> re.Match[str] | None:
    """The line of a field that is a mapping of its own."""
    indent, last = _below(text, owner)
    key = re.compile(rf"^({indent}){name}:[ ]*(?:#.*)?$", re.MULTILINE)
    rows = list(key.finditer(text, owner.end() + 1, last)) if indent else []
    return rows[0] if len(rows) == 1 else None


def _field(
    source: Source, owner: re.Match[str], name: str, *, on_key: bool
) -> tuple[int, int] | None:
    """The place of a field below the line that it belongs to."""
    indent, last = _below(source.text, owner)
    if not indent:
        return None
    key = re.compile(rf"^{indent}{name}:[ ]+([^ \n#&!*])", re.MULTILINE)
    rows = list(key.finditer(source.text, owner.end() + 1, last))
    if len(rows) != 1:
        return None
    return source.place(rows[0].start() + len(indent) if on_key else rows[0].start(1))


def _below(text: str, owner: re.Match[str]) -> tuple[str, int]:
    """The blanks before each field below a line, none if there is no field, and where they end."""
    end = re.compile(rf"^[ ]{{0,{len(owner[1])}}}[^ \n]", re.MULTILINE)
    stop = end.search(text, owner.end() + 1)
    last = stop.start() if stop else len(text)
    inside = re.compile(r"^([ ]+)[^ \n#]", re.MULTILINE).search(text, owner.end() + 1, last)
    return (inside[1] if inside else ""), last
