"""Turns the manifest's text into that of a release: another version, and no spent permissions."""

import re
from collections.abc import Collection

from codegen.editing.layout import plain_data
from codegen.editing.page import Page
from codegen.editing.scalars import quoted
from codegen.editing.tree import Entry, Node
from codegen.editing.verbs import value_of
from codegen.model import CodegenError

_FORMAT = "run codegen fmt first, which writes the manifest out line by line"


def released(text: str, version: str, spent: Collection[int]) -> str:
    """Sets the version, and takes permissions out of the list breaking.allow, comments too.

    Args:
        text: of a valid manifest.
        spent: the places of the permissions in the list.

    Raises:
        CodegenError: the manifest is written in a way that leaves no place for it.
    """
    page = Page(text)
    expected = plain_data(page.root)
    node = value_of(page.root, "version")
    if node.text != version:
        page.replace(node.start, node.end, quoted(version))
    expected["version"] = (version, False)
    if spent:
        _take_out(page, spent)
        rest = [row for at, row in enumerate(expected["breaking"]["allow"]) if at not in spent]
        expected["breaking"]["allow"] = rest
        if not rest:
            del expected["breaking"]
    result = page.result()
    if plain_data(Page(result).root) != expected:
        raise CodegenError("the manifest cannot be edited as it is written", _FORMAT)
    return result


def _take_out(page: Page, spent: Collection[int]) -> None:
    allow = value_of(value_of(page.root, "breaking"), "allow")
    if len(spent) == len(allow.entries):
        _cut(page, page.root, page.root.get("breaking"))
        return
    if allow.flow:
        raise CodegenError("the list breaking.allow stands in brackets", _FORMAT)
    for place in spent:
        _cut(page, allow, allow.entries[place])


def _cut(page: Page, parent: Node, entry: Entry | None) -> None:
    """Takes the lines of an entry away, with its comments, and the line feed behind it."""
    if entry is None or parent.flow:
        raise CodegenError("the manifest's breaking stands in braces", _FORMAT)
    first = min([entry.start, *(comment.start for comment in entry.before)])
    start = page.text.rfind("\n", 0, first) + 1
    # The first key of an item stands on the line of its dash, and only there.
    if not re.fullmatch(r"[ ]*(?:-[ ]+)?", page.text[start : min(first, entry.start)]):
        raise CodegenError("the manifest cannot be edited as it is written", _FORMAT)
    end = page.end_of(entry)
    page.replace(start, min(end + 1, len(page.text)), "")
