"""Turns Python source into drafts by `ast`: enumerations and constants of strings."""

import ast
import io
import tokenize
import warnings
from typing import Any

from codegen.diagnostics import IMPORT_LOST, IMPORT_SYNTAX
from codegen.importing.comments import deprecation_of, told_level
from codegen.importing.draft import Columns, Draft, Extract, Place, Section, SourceText
from codegen.importing.notes import Notes
from codegen.importing.own import notice_of, tell_limits
from codegen.importing.own_python import read_details
from codegen.model.characters import shown

_ENUMS = ("Enum", "StrEnum")


def extract(sources: list[SourceText], columns: Columns, notes: Notes) -> Extract:  # noqa: ARG001
    """Reads Python files one by one; nothing of them is run."""
    result = Extract()
    tables = []
    for source in sources:
        tree = parsed(source, notes)
        if tree is not None:
            file = _File(source, result, notes)
            file.read(tree)
            if file.catalogue:
                tables.append((source, tree))
    for source, tree in tables:
        read_details(source, tree, result, notes)
    return result


def parsed(source: SourceText, notes: Notes) -> ast.Module | None:
    """The syntax tree of a file; None, and a finding, where it is none."""
    help = "import a file that Python 3 accepts"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd escapes, which are not ours to tell
            return ast.parse(source.text, source.path)
    except SyntaxError as error:
        line = error.lineno or 0
        excerpt = source.lines[line - 1] if 0 < line <= len(source.lines) else ""
        place = Place(source.path, line, max(error.offset or 1, 1) if line else 0, excerpt)
        notes.stop(IMPORT_SYNTAX, f"this is not Python: {error.msg}", place, help)
    except (ValueError, RecursionError, MemoryError) as error:
        said = f"this is not Python: {error}" if isinstance(error, ValueError) else _DEEP
        notes.stop(IMPORT_SYNTAX, said, Place(source.path), help)
    return None


_DEEP = "this is not Python that can be read: it is nested too deep"


class _File:
    """The assignments of one file."""

    def __init__(self, source: SourceText, result: Extract, notes: Notes) -> None:
        self.source, self.result, self.notes = source, result, notes
        self.catalogue = notice_of(source)
        if self.catalogue:
            result.facts.setdefault("name", self.catalogue)
            tell_limits(source, result, notes)
        self.section = Section(Place(source.path), "" if self.catalogue else source.name)
        self._comments: dict[int, str] | None = None

    def read(self, tree: ast.Module) -> None:
        """Takes the constants of a module and the members of its enumerations."""
        self.result.sections.append(self.section)
        if not self.catalogue:
            self._assignments(tree.body, enum=False)
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and any(map(_is_enum, node.bases)):
                self._assignments(node.body, enum=True)
        if not any(draft.section is self.section for draft in self.result.drafts):
            self.result.sections.remove(self.section)

    def _assignments(self, body: list[ast.stmt], *, enum: bool) -> None:
        known: dict[str, Draft] = {}
        codes: dict[str, Draft] = {}
        for index, node in enumerate(body):
            name, value = _assigned(node)
            if not name or value is None or name.startswith("_"):
                continue
            after = body[index + 1] if index + 1 < len(body) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                if self.catalogue and value.value in codes:
                    codes[value.value].names["python"].append(name)
                elif enum or name.isupper() or _is_final(node):
                    known[name] = self._draft(node, name, value.value, after)
                    codes[value.value] = known[name]
            elif isinstance(value, ast.Name) and value.id in known:
                known[value.id].names["python"].append(name)
                if any(self._document(node, after)):
                    said = "the comment of a second name for a code is not kept"
                    self.notes.gather(IMPORT_LOST, said, shown(name), self._place(node))
            elif enum or (name.isupper() and isinstance(value, (ast.BinOp, ast.JoinedStr))):
                said = "its value is no string literal"
                help = "write the code out as a string, or add it with codegen add"
                self.notes.gather(IMPORT_LOST, said, shown(name), self._place(node), help)

    def _draft(self, node: ast.stmt, name: str, code: str, after: ast.stmt | None) -> Draft:
        draft = Draft(code, "python", self._place(node), self.section, names={"python": [name]})
        lines, deprecated = deprecation_of(self._document(node, after))
        text = "\n".join(lines).strip()
        draft.text = text
        if level := told_level(text):
            draft.fields["level"] = level
        if deprecated:
            draft.fields["deprecated"] = deprecated
        self.result.drafts.append(draft)
        return draft

    def _document(self, node: ast.stmt, after: ast.stmt | None) -> list[str]:
        """The lines of the text below an assignment, or of the comment above or beside it."""
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            text = after.value.value
            if isinstance(text, str):
                return _dedented(text)
        if self._comments is None:
            self._comments = _comments_of(self.source.text)
        above: list[str] = []
        line = node.lineno - 1
        while line in self._comments and self.source.lines[line - 1].lstrip().startswith("#"):
            above.append(self._comments[line])
            line -= 1
        lines = above[::-1] or [self._comments.get(node.end_lineno or node.lineno, "")]
        kept = [item for item in lines if not item.lstrip("# ").startswith(_TOOLS)]
        return [item.lstrip("#").removeprefix(":").removeprefix(" ") for item in kept]

    def _place(self, node: ast.stmt) -> Place:
        excerpt = self.source.lines[node.lineno - 1]
        column = len(excerpt.encode()[: node.col_offset].decode("utf-8", "replace")) + 1
        return Place(self.source.path, node.lineno, column, excerpt)


_TOOLS = ("noqa", "type:", "pragma", "pylint", "pyright", "mypy", "fmt:", "isort", "nosec", "!")


def _assigned(node: ast.stmt) -> tuple[str, ast.expr | None]:
    """The name that a statement gives a value, and the value."""
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id, node.value
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
        if isinstance(target, ast.Name):
            return target.id, node.value
    return "", None


def _is_final(node: ast.stmt) -> bool:
    if not isinstance(node, ast.AnnAssign):
        return False
    marks: Any = node.annotation
    marks = marks.value if isinstance(marks, ast.Subscript) else marks
    return _last_name(marks) == "Final"


def _is_enum(base: ast.expr) -> bool:
    return _last_name(base) in _ENUMS


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _dedented(text: str) -> list[str]:
    first, *rest = text.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    return [first.strip(), *(line[margin:].rstrip() for line in rest)]


def _comments_of(text: str) -> dict[int, str]:
    """The comments of a file by line."""
    found = {}
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                found[token.start[0]] = token.string
    except (tokenize.TokenError, SyntaxError):
        pass  # what ast has accepted all the same
    return found
