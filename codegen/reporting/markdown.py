"""Lays Markdown out for a terminal: paragraphs wrapped, lists hanging, code as it is."""

import re

from codegen.reporting.colour import Palette
from codegen.reporting.columns import sealed, wrapped

_FENCE = re.compile(r" *(`{3,}|~{3,})[^`]*")
_ITEM = re.compile(r"( *(?:[-*+]|[0-9]{1,9}[.)]) +)(\S.*)", re.ASCII)
_HEADING = re.compile(r" {0,3}#{1,6} +(.*?)(?: +#+)? *")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]+)\]\((\S+?)\)(?!\))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")

_DEEPEST = 8
_NARROWEST = 20


def laid_out(text: str, columns: int, palette: Palette) -> str:
    """Markdown of a catalogue in lines of so many columns, without a line feed at the end.

    Nothing in the text can act in a terminal. Marks of emphasis stay, as nothing replaces them.
    """
    lines = _blocks(sealed(text).split("\n"), max(columns, _NARROWEST), 0, palette)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)


def _blocks(lines: list[str], columns: int, depth: int, palette: Palette) -> list[str]:
    out: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            if out and out[-1]:
                out.append("")
            at += 1
        elif fence := _FENCE.fullmatch(line):
            end = _end_of_fence(lines, at, fence[1])
            out += _fenced(lines[at + 1 : end], len(line) - len(line.lstrip()), palette)
            at = end + 1
        elif heading := _HEADING.fullmatch(line):
            out += [palette.paint(part, "bold") for part in wrapped(heading[1], columns)]
            at += 1
        elif depth < _DEEPEST and (item := _ITEM.fullmatch(line)):
            end = _end_of_item(lines, at, len(item[1]))
            out += _item(lines[at:end], item[1], columns, depth, palette)
            at = end
        else:
            end = _end_of_paragraph(lines, at, items=depth < _DEEPEST)
            out += _paragraph(lines[at:end], columns, palette)
            at = end
    return out


def _end_of_fence(lines: list[str], at: int, mark: str) -> int:
    """The line that closes a fence, or the end."""
    closing = re.compile(rf" *{re.escape(mark)}{re.escape(mark[0])}* *")
    after = range(at + 1, len(lines))
    return next((index for index in after if closing.fullmatch(lines[index])), len(lines))


def _fenced(lines: list[str], indent: int, palette: Palette) -> list[str]:
    """The lines of a fence, without the fence's own indent, four columns to the right."""
    out = []
    for line in lines:
        own = line[min(indent, len(line) - len(line.lstrip(" "))) :].rstrip()
        out.append("    " + palette.paint(own, "cyan") if own else "")
    return out


def _end_of_item(lines: list[str], at: int, indent: int) -> int:
    """Where the lines stop that belong to an item whose text starts at a column."""
    index = at + 1
    while index < len(lines):
        line = lines[index]
        deep = len(line) - len(line.lstrip(" ")) >= indent
        lazy = lines[index - 1].strip() and not _starts(line, items=True)
        if line.strip() and not deep and not lazy:
            break
        index += 1
    while not lines[index - 1].strip():
        index -= 1
    return index


def _item(lines: list[str], marker: str, columns: int, depth: int, palette: Palette) -> list[str]:
    """An item of a list, its text to the right of its marker."""
    indent = len(marker)
    own = [line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines[1:]]
    marker = marker.strip() + " "
    room = max(columns - len(marker), _NARROWEST)
    inner = _blocks([lines[0][indent:], *own], room, depth + 1, palette)
    hanging = " " * len(marker)
    return [
        (marker if index == 0 else hanging) + line if line else ""
        for index, line in enumerate(inner)
    ]


def _starts(line: str, *, items: bool) -> bool:
    """Whether a line starts a block that ends a paragraph."""
    return bool(
        _FENCE.fullmatch(line) or _HEADING.fullmatch(line) or (items and _ITEM.fullmatch(line))
    )


def _end_of_paragraph(lines: list[str], at: int, *, items: bool) -> int:
    index = at + 1
    while index < len(lines) and lines[index].strip() and not _starts(lines[index], items=items):
        index += 1
    return index


def _paragraph(lines: list[str], columns: int, palette: Palette) -> list[str]:
    """The lines of a paragraph, wrapped anew; a break that the author made stays one."""
    out: list[str] = []
    texts = re.sub(r"(?: {2,}|\\)\n", "\0", "\n".join(lines)).split("\0")
    for text in texts:
        out += wrapped(sealed(_plain(text)), columns)
    return _coloured(out, palette) if palette.on else out


def _plain(text: str) -> str:
    """The text with its links written out and its escapes undone, code apart."""
    parts, end = [], 0
    for code in _CODE.finditer(text):
        parts += [_unmarked(text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _unmarked(text[end:])])


def _unmarked(text: str) -> str:
    return _ESCAPED.sub(r"\1", _LINK.sub(_written_out, text))


def _written_out(link: re.Match[str]) -> str:
    return link[2] if link[1] == link[2] else f"{link[1]} ({link[2]})"


def _coloured(lines: list[str], palette: Palette) -> list[str]:
    """Colours code, which may begin on one line and end on another."""
    return _CODE.sub(lambda match: _painted(match[0], palette), "\n".join(lines)).split("\n")


def _painted(code: str, palette: Palette) -> str:
    return "\n".join(palette.paint(line, "cyan") for line in code.split("\n"))
