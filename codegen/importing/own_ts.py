"""Turns the table of details of a generated npm package into the fields of its drafts."""

from typing import TYPE_CHECKING, Any

from codegen.diagnostics import IMPORT_LOST
from codegen.importing.draft import Extract, Place
from codegen.importing.literals import unescaped
from codegen.importing.notes import Notes
from codegen.importing.own import Filling
from codegen.importing.trees import Tree
from codegen.model.characters import shown

if TYPE_CHECKING:
    from tree_sitter import Node

STRINGS = ("string", "template_string")
"""The kinds of nodes that are literals of strings."""


def string_of(tree: Tree, node: "Node") -> str | None:
    """The text of a literal; None for a template that is put together."""
    if any(child.type == "template_substitution" for child in node.children):
        return None
    return unescaped(tree.text(node)[1:-1])


def read_details(tree: Tree, result: Extract, notes: Notes) -> None:
    """Reads the table of a generated package's details, whose order is that of the catalogue."""
    table = _table(tree)
    if table is None:
        return
    drafts = {draft.code: draft for draft in reversed(result.drafts)}
    filling = Filling(result)
    place = Place(tree.source.path)
    for pair in table.children:
        value = pair.child_by_field_name("value") if pair.type == "pair" else None
        if value is None or value.type != "object":
            continue
        fields = _object(tree, value)
        code, module = str(fields.pop("code", "")), str(fields.pop("module", ""))
        if code not in drafts:
            said = "its constant is in none of the files"
            notes.gather(IMPORT_LOST, said, shown(code), tree.place(pair), _WHOLE)
            continue
        note = fields.get("deprecated")
        if isinstance(note, dict) and "replacedBy" in note:
            note["replaced_by"] = note.pop("replacedBy")
        filling.fill(drafts[code], module, place, fields)
    filling.settle()


_WHOLE = "import the whole folder src of the package"


def _table(tree: Tree) -> "Node | None":
    for node in tree.root.children:
        if node.type != "lexical_declaration":
            continue
        for child in node.children:
            name = child.child_by_field_name("name")
            if name is not None and tree.text(name) == "DETAILS":
                value = child.child_by_field_name("value")
                return value if value is not None and value.type == "object" else None
    return None


def _object(tree: Tree, node: "Node") -> dict[str, Any]:
    """The strings, lists and objects of an object."""
    found: dict[str, Any] = {}
    for pair in node.children:
        key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        if pair.type != "pair" or key is None or value is None:
            continue
        if value.type == "object":
            found[tree.text(key)] = _object(tree, value) if node.type == "object" else {}
        elif value.type == "array":
            items = [string_of(tree, item) for item in value.children if item.type in STRINGS]
            found[tree.text(key)] = [item for item in items if item is not None]
        elif value.type in STRINGS:
            found[tree.text(key)] = string_of(tree, value) or ""
    return found
