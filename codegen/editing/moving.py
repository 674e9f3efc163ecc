"""Turns the texts of two module files into ones between which a message has moved, comments too."""

import re

from codegen.diagnostics import EDIT_REFUSED
from codegen.editing.layout import plain_data
from codegen.editing.page import Page
from codegen.editing.tree import Entry, Node
from codegen.editing.verbs import assured, messages_of, shape_of
from codegen.model import CodegenError

_FORMAT = "run codegen fmt first, which writes messages out line by line"


def move_message(source: str, target: str, code: str) -> tuple[str, str]:
    """Takes a message out of one text and puts it at the end of the other.

    Raises:
        CodegenError: one of the two has its messages in braces.
    """
    page, other = Page(source), Page(target)
    messages, others = messages_of(page), messages_of(other)
    entry = messages.get(code)
    if entry is None or messages.flow or (others.flow and others.entries):
        raise CodegenError(f"{code} stands in braces, or would", _FORMAT, rule=EDIT_REFUSED)
    start, end = _lines_of(page, entry)
    shape = shape_of(others)
    lines = _shifted(page.text[start:end], messages.column, shape.indent)
    _cut(page, messages, entry, start, end)
    if others.entries:
        place = other.end_of(others.entries[-1])
        other.replace(place, place, ("\n\n" if shape.blank else "\n") + lines)
    else:
        _fill(other, others, lines)
    return assured(page, code, None), assured(other, code, plain_data(entry.value))


def _lines_of(page: Page, entry: Entry) -> tuple[int, int]:
    """From the start of the first comment above a message to the end of its last line."""
    first = min([entry.start, *(comment.start for comment in entry.before)])
    return page.text.rfind("\n", 0, first) + 1, page.end_of(entry)


def _shifted(block: str, old: int, new: int) -> str:
    """Lines as much deeper or less deep as the other file wants them."""
    if old == new:
        return block
    lines = block.split("\n")
    blank = re.compile(f" {{0,{old}}}")
    return "\n".join(" " * new + blank.sub("", line, count=1) if line else "" for line in lines)


def _cut(page: Page, messages: Node, entry: Entry, start: int, end: int) -> None:
    """Takes lines away, and the blank ones that parted them from what is next or before."""
    if len(messages.entries) == 1:
        key = page.root.get("messages")
        place = page.text.index(":", key.key.end) + 1 if key and key.key else start
        page.replace(place, place, " {}")
        page.replace(start - 1, end, "")
        return
    last = messages.entries[-1] is entry
    if last:
        start = len(page.text[:start].rstrip("\n"))
    else:
        end += len(page.text[end:]) - len(page.text[end:].lstrip("\n"))
    page.replace(start, end, "")


def _fill(page: Page, messages: Node, lines: str) -> None:
    """Puts lines in the place of the braces of a module without messages."""
    if not re.fullmatch(r"\{ *\}", page.text[messages.start : messages.end]):
        raise CodegenError(
            "there is no place for the message in the file as it stands", _FORMAT, rule=EDIT_REFUSED
        )
    page.replace(len(page.text[: messages.start].rstrip(" ")), messages.end, "")
    end = page.line_end(messages.end)
    page.replace(end, end, f"\n{lines}")
