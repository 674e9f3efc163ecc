"""Turns a scalar as it is written into its characters, each with the place where it is written."""

import re
from collections.abc import Iterator

from codegen.editing.tree import Node

Written = list[tuple[str, int, int]]
"""Each character that a scalar says, with the start and the end of what stands for it."""

_FOLD = r"(?P<fold>[ \t]*(?:\n[ \t]*)+)"
_PARTS = {
    "": re.compile(rf"{_FOLD}|(?P<one>.)"),
    "'": re.compile(rf"{_FOLD}|(?P<twice>'')|(?P<one>.)"),
    '"': re.compile(
        r"(?P<gone>\\\n[ \t]*)(?P<more>(?:\n[ \t]*)*)"
        r"|(?P<escape>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.))"
        rf"|{_FOLD}|(?P<one>.)"
    ),
}
_ESCAPES = {
    **dict(zip("0abtnvfre", "\0\a\b\t\n\v\f\r\x1b", strict=True)),
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def written(text: str, node: Node) -> Written | None:
    """The characters of a scalar; None where it is written in a way that is not understood.

    Args:
        text: of the file that the scalar stands in.
    """
    if node.style in ("|", ">"):
        return _of_block(text, node)
    inside = 1 if node.style else 0
    found = list(_of_flow(text, node.start + inside, node.end - inside, node.style))
    return found if _said(found) == node.text else None


def _said(found: Written) -> str:
    return "".join(part[0] for part in found)


def _of_flow(text: str, start: int, end: int, style: str) -> Iterator[tuple[str, int, int]]:
    """The characters of a text that is plain or in quotes, its line ends folded."""
    for match in _PARTS[style].finditer(text, start, end):
        kind = match.lastgroup
        if kind == "fold":
            count = match[0].count("\n")
            said = " " if count == 1 else "\n" * (count - 1)
        elif kind == "more":
            said = "\n" * match["more"].count("\n")
        elif kind == "escape":
            said = _escaped(match[0][1:])
        else:
            said = match[0][:1]
        for character in said:
            yield character, match.start(), match.end()


def _escaped(mark: str) -> str:
    if len(mark) > 1:
        number = int(mark[1:], 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return _ESCAPES.get(mark, mark)


def _of_block(text: str, node: Node) -> Written | None:
    """The characters of a literal or a folded block, whose depth shows in what comes of it."""
    lines, start = [], text.find("\n", node.start, node.end) + 1
    for line in text[start : node.end].split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    deep = [len(line) - len(line.lstrip(" ")) for _, line in lines if line.strip(" ")]
    for indent in range(min(deep, default=0), -1, -1):
        inner = [(start + indent, line[indent:]) for start, line in lines]
        found = list(_of_lines(inner, folds=node.style == ">"))[: len(node.text)]
        if _said(found) == node.text:
            return found
    return None


def _of_lines(lines: list[tuple[int, str]], *, folds: bool) -> Iterator[tuple[str, int, int]]:
    """The characters of lines without their indentation, as far as chomping may leave them."""
    number = 0
    while number < len(lines):
        start, line = lines[number]
        for offset, character in enumerate(line):
            yield character, start + offset, start + offset + 1
        after = number + 1
        while line and after < len(lines) and not lines[after][1]:
            after += 1
        following, next_line = lines[after] if after < len(lines) else (start + len(line), "")
        flush = folds and _is_flush(line) and _is_flush(next_line)
        if flush and after == number + 1:
            yield " ", start + len(line), following
        for begin, said in lines[number + flush : after]:
            yield "\n", begin + len(said), begin + len(said) + 1
        number = after


def _is_flush(line: str) -> bool:
    """Whether a line holds something, and is no deeper than its block."""
    return bool(line) and line[0] not in " \t"
