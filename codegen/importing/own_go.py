"""Turns the table of details of a generated Go package into the fields of its drafts."""

from typing import TYPE_CHECKING, Any

from codegen.diagnostics import IMPORT_LOST
from codegen.importing.draft import Draft, Extract, Section
from codegen.importing.literals import unescaped
from codegen.importing.notes import Notes
from codegen.importing.trees import Tree, walk
from codegen.model.characters import shown

if TYPE_CHECKING:
    from tree_sitter import Node

_FIELDS = 10


def read_details(tree: Tree, by_name: dict[str, Draft], result: Extract, notes: Notes) -> None:
    """Reads `var details = [...]Details{…}`, whose order is that of the catalogue."""
    rows = _rows(tree)
    ordered = []
    sections: dict[str, Section] = {item.name: item for item in result.sections}
    for row in rows:
        cells = [cell.children[0] for cell in walk(row, "literal_element")]
        if len(cells) != _FIELDS:
            said = "a row of details is not as this tool writes it"
            notes.tell(IMPORT_LOST, said, tree.place(row))
            continue
        name = tree.text(cells[0])
        draft = by_name.get(name)
        if draft is None:
            said = "its constant is in none of the files"
            notes.gather(IMPORT_LOST, said, shown(name), tree.place(row), _WHOLE)
            continue
        _fill(tree, draft, cells)
        module = _string(tree, cells[1])
        draft.section = sections.setdefault(module, draft.section)
        ordered.append(draft)
    if ordered:
        rest = [draft for draft in result.drafts if draft not in set(ordered)]
        result.drafts[:] = [*ordered, *rest]
        places = {id(draft.section): index for index, draft in reversed([*enumerate(ordered)])}
        result.sections.sort(key=lambda section: places.get(id(section), len(ordered)))


_WHOLE = "import the whole folder of the package"


def _rows(tree: Tree) -> list["Node"]:
    for declaration in walk(tree.root, "var_declaration"):
        for spec in walk(declaration, "var_spec"):
            name, value = spec.child_by_field_name("name"), spec.child_by_field_name("value")
            if name is None or value is None or tree.text(name) != "details":
                continue
            body = value.children[0].child_by_field_name("body") if value.children else None
            if body is not None:
                return [cell.children[0] for cell in walk(body, "literal_element")]
    return []


def _fill(tree: Tree, draft: Draft, cells: list["Node"]) -> None:
    level, retry = (tree.text(cells[index]) for index in (2, 3))
    fields: dict[str, Any] = {"level": level.removeprefix("Level").lower()}
    texts = {"since": 4, "summary": 5, "explanation": 6, "remedy": 7}
    fields |= {key: text for key, index in texts.items() if (text := _string(tree, cells[index]))}
    if retry != "RetryUnknown":
        fields["retry"] = retry.removeprefix("Retry").lower()
    strings = [_string(tree, cell) for cell in _inner(cells[8])]
    if len(strings) == 3:
        keys = ("reason", "since", "replaced_by")
        fields["deprecated"] = {key: text for key, text in zip(keys, strings, strict=True) if text}
    else:
        draft.fields.pop("deprecated", None)
    if links := [_string(tree, cell) for cell in _inner(cells[9])]:
        fields["see"] = links
    draft.text = ""
    draft.fields |= fields


def _inner(node: "Node") -> list["Node"]:
    """The values of a composite literal, also behind an ampersand."""
    if node.type == "unary_expression":
        node = node.children[-1]
    body = node.child_by_field_name("body") if node.type == "composite_literal" else None
    return [cell.children[0] for cell in walk(body, "literal_element")] if body else []


def _string(tree: Tree, node: "Node") -> str:
    if node.type != "interpreted_string_literal":
        return ""
    return unescaped(tree.text(node)[1:-1])
