"""Finds where a message, or a field of it, stands in a file, without reading its YAML.

Only what is written as nearly everybody writes it is found: a key on a line of its own, and a
value behind its key. Whoever asks reads the file's events where this gives no answer.
"""

import re

from codegen.loading.source import Source
from codegen.model import Pointer

_FIRST = re.compile(r"^messages:[ ]*(?:#.*)?\n(?:[ ]*(?:#.*)?\n)*([ ]+)[^ ]", re.MULTILINE)
_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


def quick_place(source: Source, pointer: Pointer, *, on_key: bool) -> tuple[int, int] | None:
    """The 1-based line and column of a message's key, or of a field's key or value; None if unsure.

    Args:
        pointer: ("messages", code) or ("messages", code, field).
    """
    if not 2 <= len(pointer) <= 3 or pointer[0] != "messages":
        return None
    first = _FIRST.search(source.text)
    if first is None or not all(_BARE.fullmatch(str(part)) for part in pointer):
        return None
    found = _key(source.text, str(pointer[1]), first[1])
    # A code that stands somewhere else as a key, or in quotes, is left to those who read.
    if found is None or len(re.findall(rf"[\"'?] ?{pointer[1]}\b", source.text)):
        return None
    if len(pointer) == 2:
        return source.place(found.end(1)) if on_key else None
    return _field(source, found, str(pointer[2]), on_key=on_key)


def _key(text: str, name: str, indent: str) -> re.Match[str] | None:
    """The one line that has a name as its key, at that indent; None where there are more."""
    lines = list(re.finditer(rf"^([ ]*){name}[ ]*:[ ]*(?:#.*)?$", text, re.MULTILINE))
    return lines[0] if len(lines) == 1 and lines[0][1] == indent else None


def _field(
    source: Source, message: re.Match[str], name: str, *, on_key: bool
) -> tuple[int, int] | None:
    """The place of a field below the line of a message."""
    text = source.text
    end = re.compile(rf"^[ ]{{0,{len(message[1])}}}[^ \n]", re.MULTILINE)
    stop = end.search(text, message.end() + 1)
    last = stop.start() if stop else len(text)
    inside = re.compile(r"^([ ]+)[^ \n#]", re.MULTILINE).search(text, message.end() + 1, last)
    if inside is None:
        return None
    key = re.compile(rf"^{inside[1]}{name}:[ ]+([^ \n#&!*])", re.MULTILINE)
    rows = list(key.finditer(text, message.end() + 1, last))
    if len(rows) != 1:
        return None
    return source.place(rows[0].start() + len(inside[1]) if on_key else rows[0].start(1))
