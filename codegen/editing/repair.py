"""Turns a file's text and edits of its values into the text with them, all else as it was."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from codegen.diagnostics import EDIT_REFUSED
from codegen.editing.layout import plain_data
from codegen.editing.page import Page
from codegen.editing.removal import remove_items
from codegen.editing.scalars import literal, quoted
from codegen.editing.tree import Node
from codegen.editing.written import Written, written
from codegen.model import CodegenError, Deletion, Edit, Pointer, Rewording

Texts = Mapping[Pointer, list[Rewording]]
Lists = Mapping[Pointer, list[Deletion]]


def repaired(text: str, edits: Iterable[Edit], shown: str) -> str:
    """The text with the edits made; those that are there twice are made once.

    Texts stay written as they are: plain, in quotes or as a block. Where that would make something
    else of one, such as a number of a plain text, it goes into quotes or a literal block.

    Args:
        text: with its byte order mark and its line ends.
        shown: the file's path, for people.

    Raises:
        CodegenError: something else would change.
    """
    texts: dict[Pointer, list[Rewording]] = {}
    lists: dict[Pointer, list[Deletion]] = {}
    for edit in dict.fromkeys(edits):
        if isinstance(edit, Rewording):
            texts.setdefault(edit.pointer, []).append(edit)
        else:
            lists.setdefault(edit.pointer[:-1], []).append(edit)
    result = _edited(text, texts, lists, ())
    if result is None:
        odd = [at for at in texts if _edited(text, {at: texts[at]}, {}, ()) is None]
        result = _edited(text, texts, lists, odd)
    if result is None:
        raise CodegenError(
            f"{shown}: this file cannot be edited without changing what stands beside it",
            "run codegen fmt first, which writes it out line by line",
            rule=EDIT_REFUSED,
        )
    return result


def _edited(text: str, texts: Texts, lists: Lists, anew: Collection[Pointer]) -> str | None:
    """The text with the edits made; None where it then says something else.

    Args:
        anew: the texts that are to be written out once more as a whole.
    """
    from ruamel.yaml.error import YAMLError

    page = Page(text)
    expected = plain_data(page.root)
    for at, some in texts.items():
        node, holder = _node(page.root, at), _data(expected, at[:-1])
        new = _reworded(node.text, some)
        holder[at[-1]] = (new, False)
        found = None if at in anew else written(page.text, node)
        if found is None:
            page.replace(node.start, node.end, _anew(page.text, node, new))
        else:
            for edit in some:
                _reword(page, node, found, edit)
    for at, gone in lists.items():
        numbers = {item.pointer[-1] for item in gone}
        keep = any(item.keep_list for item in gone)
        holder = _data(expected, at[:-1])
        rest = [item for index, item in enumerate(holder[at[-1]]) if index not in numbers]
        holder[at[-1]] = rest
        if not rest and not keep:
            del holder[at[-1]]
        remove_items(page, _node(page.root, at[:-1]), str(at[-1]), numbers, keep_list=keep)
    result = page.result()
    try:
        return result if plain_data(Page(result).root) == expected else None
    except (YAMLError, ValueError):
        return None


def _node(root: Node, pointer: Pointer) -> Node:
    """The value that a pointer leads to."""
    node: Node | None = root
    for key in pointer:
        entry = None
        if node is not None:
            entry = node.entries[key] if isinstance(key, int) else node.get(key)
        node = entry.value if entry else None
    if node is None:
        raise CodegenError("there is nothing at the place of an edit", rule=EDIT_REFUSED)
    return node


def _data(data: Any, pointer: Pointer) -> Any:
    for key in pointer:
        data = data[key]
    return data


def _reworded(text: str, edits: Iterable[Rewording]) -> str:
    for edit in sorted(edits, key=lambda item: (item.start, item.end), reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _reword(page: Page, node: Node, found: Written, edit: Rewording) -> None:
    """Plans one edit of a text; where only letters change, line ends between them stay."""
    if len(edit.new) == edit.end - edit.start:
        for character, (old, start, end) in zip(
            edit.new, found[edit.start : edit.end], strict=True
        ):
            if character != old:
                page.replace(start, end, character)
        return
    if edit.end > edit.start:
        start, end = found[edit.start][1], found[edit.end - 1][2]
    elif edit.start and found[edit.start - 1][0] != "\n":
        start = end = found[edit.start - 1][2]
    else:
        start = end = found[edit.start][1] if edit.start < len(found) else node.end
    line = page.text.rfind("\n", 0, start) + 1
    in_block = node.style in ("|", ">") and page.text[end : end + 1] in ("\n", "")
    if in_block and not edit.new and not page.text[line:start].strip(" "):
        start = line  # a line of blanks becomes an empty one
    page.replace(start, end, edit.new)


def _anew(source: str, node: Node, text: str) -> str:
    """A text written out as a whole: in a block as a block, else in quotes."""
    if node.style not in ("|", ">"):
        return quoted(text)
    old = source[node.start : node.end]
    tail = "\n" * old[len(old.rstrip(" \n")) :].count("\n")
    header, *lines = old.split("\n")
    beside = header.lstrip("|>-+0123456789")
    block = literal(text)
    if block is None or "2" in block[0]:
        return quoted(text) + beside + tail
    indent = " " * min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" "))
    lines = [indent + line if line else "" for line in block[1]]
    return "\n".join([block[0] + beside, *lines]) + tail
