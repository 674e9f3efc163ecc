"""Turns items of a list in a file's text into nothing, with the comments that touch them."""

import re
from collections.abc import Collection

from codegen.editing.page import Page
from codegen.editing.tree import Entry, Node


def remove_items(
    page: Page, holder: Node, key: str, numbers: Collection[object], *, keep_list: bool
) -> None:
    """Plans to take items out of the list under a key, and the key with the last of them.

    A comment goes with an item that it stands beside, or above without a blank line between.

    Args:
        holder: the mapping that has the key.
        numbers: of the items, from 0.
        keep_list: whether an empty list stays under the key.
    """
    entry = holder.get(key)
    if entry is None or entry.key is None or entry.value is None:
        return
    items = entry.value.entries
    gone = [item for number, item in enumerate(items) if number in numbers]
    if len(gone) < len(items):
        _remove(page, entry.value, gone)
    elif not keep_list:
        _remove(page, holder, [entry])
    elif entry.value.flow:
        page.replace(entry.value.start, entry.value.end, "[]")
    else:
        place = page.text.index(":", entry.key.end) + 1
        page.replace(place, place, " []")
        _remove(page, entry.value, gone)


def _remove(page: Page, node: Node, gone: list[Entry]) -> None:
    """Plans to take entries out of a mapping or a list, of which some stay where it has braces."""
    if not node.flow:
        for entry in gone:
            _cut_lines(page, node, entry)
        return
    stays = [entry for entry in node.entries if entry not in gone]
    last = node.entries.index(stays[-1]) if stays else -1
    for number, entry in enumerate(node.entries[:last]):
        if entry in gone:
            page.replace(entry.start, node.entries[number + 1].start, "")
    if node.entries[-1] in gone:
        start = _end(stays[-1]) if stays else node.entries[0].start
        page.replace(start, _end(node.entries[-1]), "")


def _end(entry: Entry) -> int:
    return entry.value.end if entry.value else entry.start


def _cut_lines(page: Page, node: Node, entry: Entry) -> None:
    """Plans to take away the lines of an entry, and one of two blank ones that would meet."""
    text = page.text
    start, end = _first_line(text, node, entry), page.end_of(entry)
    for comment in reversed([item for item in entry.before if item.start < start]):
        if page.line_end(comment.start) + 1 != start:
            break
        start = comment.start - comment.column
    if end < len(text):
        end += 1
    elif start:
        start -= 1
    blank_above = text[:start].endswith("\n\n")
    if blank_above and text[end : end + 1] == "\n":
        end += 1
    page.replace(start, end, "")


def _first_line(text: str, node: Node, entry: Entry) -> int:
    """Where the line of a key starts, or that of an item's dash."""
    start = text.rfind("\n", 0, entry.start) + 1
    if node.kind == "sequence":
        dashes = re.compile(rf"^ {{{node.column}}}-(?=\s)", re.MULTILINE)
        start = [match.start() for match in dashes.finditer(text, 0, entry.start)][-1]
    return start
