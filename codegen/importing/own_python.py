"""Turns the table of details of a generated Python package into the fields of its drafts."""

import ast
from typing import Any

from codegen.diagnostics import IMPORT_LOST
from codegen.importing.draft import Extract, Place, SourceText
from codegen.importing.notes import Notes
from codegen.importing.own import Filling
from codegen.model.characters import shown


def read_details(source: SourceText, tree: ast.Module, result: Extract, notes: Notes) -> None:
    """Reads `DETAILS = MappingProxyType({…})`, whose order is that of the catalogue."""
    table = _table(tree)
    if table is None:
        return
    drafts = {name: draft for draft in result.drafts for name in draft.names.get("python", ())}
    filling = Filling(result)
    for value in table.values:
        fields = _fields(value)
        constant = fields.pop("code", None)
        name = constant[0] if isinstance(constant, tuple) else ""
        line = value.lineno
        place = Place(source.path, line, value.col_offset + 1, source.lines[line - 1])
        if name not in drafts:
            said = "its constant is in none of the files"
            notes.gather(IMPORT_LOST, said, shown(name), place, _WHOLE)
            continue
        module = str(fields.pop("module", ""))
        filling.fill(drafts[name], module, Place(source.path), fields)
    filling.settle()


_WHOLE = "import the whole folder of the package"


def _table(tree: ast.Module) -> ast.Dict | None:
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            value = node.value
            if node.target.id == "DETAILS" and isinstance(value, ast.Call) and value.args:
                inner = value.args[0]
                return inner if isinstance(inner, ast.Dict) else None
    return None


def _fields(node: ast.expr) -> dict[str, Any]:
    """The keyword arguments of a call that are literals, calls of such, or names of a class."""
    found: dict[str, Any] = {}
    for keyword in node.keywords if isinstance(node, ast.Call) else ():
        value = keyword.value
        if keyword.arg is None:
            continue
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            found[keyword.arg] = value.value
        elif isinstance(value, ast.Attribute):
            found[keyword.arg] = (value.attr,)
        elif isinstance(value, ast.Call) and value.keywords:
            found[keyword.arg] = _fields(value)
        elif isinstance(value, ast.Call):
            items = [item.value for item in value.args if isinstance(item, ast.Constant)]
            found[keyword.arg] = [item for item in items if isinstance(item, str)]
    return found
