"""Turns Go source into drafts: its string constants, their comments and names."""

import re
from typing import TYPE_CHECKING

from codegen.diagnostics import IMPORT_LOST
from codegen.importing.comments import deprecation_of, told_level
from codegen.importing.draft import Columns, Draft, Extract, Place, Section, SourceText
from codegen.importing.literals import unescaped
from codegen.importing.notes import Notes
from codegen.importing.own import notice_of, tell_limits
from codegen.importing.own_go import read_details
from codegen.importing.prose import sentence
from codegen.importing.trees import Tree, comment_lines, is_beside, parser_for
from codegen.model.characters import shown

if TYPE_CHECKING:
    from tree_sitter import Node

_DIRECTIVE = re.compile(r"//(?:[a-z0-9]+:[a-z0-9]|nolint\b|line |export |extern |\s*\+build )")
_NAMED = re.compile(
    r"\s+(?:indicates|means|signals|says|states|reports|tells|describes|denotes|represents)\s+"
    r"(?:that\s+)?|\s*[:–—-]?\s+"
)
_LETTERS = {"E": "error", "M": "info", "W": "warning", "D": "debug", "I": "info"}


def extract(sources: list[SourceText], columns: Columns, notes: Notes) -> Extract:  # noqa: ARG001
    """Reads Go files as one package, so that one may name a constant of another."""
    parser = parser_for("tree_sitter_go", "language", "go")
    result, details = Extract(), []
    package = _Package(result, notes)
    for source in sources:
        tree = Tree(source, parser, "Go", notes)
        if tree.sound:
            package.read(tree)
            if package.catalogue:
                details.append(tree)
    package.settle_aliases()
    hinted = [draft for draft in result.drafts if draft.hint]
    if len(hinted) < max(2, len(result.drafts) / 2):  # chance, not a convention
        for draft in hinted:
            draft.hint = None
    for tree in details:
        read_details(tree, package.by_name, result, notes)
    return result


class _Package:
    """The constants of some files."""

    def __init__(self, result: Extract, notes: Notes) -> None:
        self.result, self.notes = result, notes
        self.by_name: dict[str, Draft] = {}
        self.catalogue = ""
        self._waiting: list[tuple[str, str, Place]] = []  # aliases of constants further down
        self._types: set[str] = set()

    def read(self, tree: Tree) -> None:
        """Takes the constants of a file."""
        self.catalogue = notice_of(tree.source)
        name = tree.source.name.removesuffix("_codes")
        section = Section(Place(tree.source.path), name if not self.catalogue else "")
        if self.catalogue:
            section.name, section.firm = name, tree.source.name.endswith("_codes")
            self.result.facts.setdefault("name", self.catalogue)
            tell_limits(tree.source, self.result, self.notes)
        self.result.sections.append(section)
        comments: list[Node] = []
        for node in tree.root.children:
            if node.type == "comment":
                if not is_beside(node):
                    comments.append(node)
            elif node.type == "const_declaration":
                self._declaration(tree, node, comments, section)
            elif node.type == "package_clause":
                package = tree.text(node).removeprefix("package").strip()
                self.result.facts.setdefault("package", package)
        if not any(draft.section is section for draft in self.result.drafts):
            self.result.sections.remove(section)

    def _declaration(self, tree: Tree, node: "Node", above: list["Node"], section: Section) -> None:
        grouped = any(child.type == "(" for child in node.children)
        comments: list[Node] = [] if grouped else list(above)
        for child in node.children:
            if child.type == "comment":
                if not is_beside(child):
                    comments.append(child)
            elif child.type == "const_spec":
                self._spec(tree, child, node if not grouped else child, comments, section)

    def _spec(
        self, tree: Tree, spec: "Node", top: "Node", comments: list["Node"], section: Section
    ) -> None:
        names = [child for child in spec.children_by_field_name("name") if child.type != ","]
        of_type = spec.child_by_field_name("type")
        type_name = tree.text(of_type) if of_type else ""
        if self.catalogue and type_name not in ("", "Code"):
            return  # the levels and the like, which every package has
        holder = spec.child_by_field_name("value")
        values = [child for child in holder.children if child.type != ","] if holder else []
        lines = _comment_of(tree, top, comments)
        for index, name in enumerate(names):
            value = values[index] if index < len(values) else None
            if value is not None and value.type.endswith("string_literal"):
                self._types.add(type_name)
            self._constant(tree, name, value, lines, section, names)
        self.result.facts["constants"] = "typed" if self._types - {"", "string"} else "untyped"

    def _constant(
        self,
        tree: Tree,
        node: "Node",
        value: "Node | None",
        lines: list[str],
        section: Section,
        names: list["Node"],
    ) -> None:
        name, place = tree.text(node), tree.place(node)
        if name == "_":
            return
        kind = value.type if value else ""
        if value is not None and kind == "identifier":
            self._waiting.append((name, tree.text(value), place))
            if any(lines) and not self.catalogue:
                said = "the comment of a second name for a code is not kept"
                self.notes.gather(IMPORT_LOST, said, shown(name), place)
            return
        if value is None or kind not in ("interpreted_string_literal", "raw_string_literal"):
            self._refuse(name, value, place)
            return
        inside = tree.text(value)[1:-1]
        code = inside.replace("\r", "") if kind.startswith("raw") else unescaped(inside)
        draft = Draft(code, "go", place, section, names={"go": [name]})
        _document(draft, lines, [tree.text(item) for item in names], own=bool(self.catalogue))
        if letter := re.match(r"([EMWDI])(?=[A-Z][a-z])", name):
            why = "the first letter of the name of its constant in Go makes it so"
            draft.hint = (_LETTERS[letter[1]], why)
        self.by_name[name] = draft
        self.result.drafts.append(draft)

    def _refuse(self, name: str, value: "Node | None", place: Place) -> None:
        said = {
            "binary_expression": "its value is an expression, not one string literal",
            "iota": "its value is iota, not a string literal",
            "call_expression": "its value is a call, not a string literal",
            "": "it repeats the value above it, which is no string literal",
        }.get(value.type if value else "", "its value is no string literal")
        help = "write the code out as a string, or add it with codegen add"
        self.notes.gather(IMPORT_LOST, said, shown(name), place, help)

    def settle_aliases(self) -> None:
        """Gives constants that are set to another constant to the message of that one."""
        waiting = self._waiting
        while waiting:
            left = []
            for name, other, place in waiting:
                draft = self.by_name.get(other)
                if draft is None:
                    left.append((name, other, place))
                else:
                    draft.names["go"].append(name)
                    self.by_name[name] = draft
            if len(left) == len(waiting):
                break
            waiting = left
        else:
            return
        for name, other, place in waiting:
            said = f"its value is {shown(other)}, which is no constant of these files"
            self.notes.gather(IMPORT_LOST, said, shown(name), place)


def _comment_of(tree: Tree, top: "Node", comments: list["Node"]) -> list[str]:
    """The lines of the comment right above a constant, or beside it; directives left out."""
    above: list[str] = []
    row = top.start_point[0]
    for comment in reversed(comments):
        if comment.end_point[0] != row - 1:
            break
        row = comment.start_point[0]
        above.append(tree.text(comment))
    if not above:
        after = top.next_sibling
        while after is not None and after.type in ("\n", ";"):
            after = after.next_sibling
        if after and after.type == "comment" and after.start_point[0] == top.end_point[0]:
            above.append(tree.text(after))
    return comment_lines([item for item in reversed(above) if not _DIRECTIVE.match(item)])


def _document(draft: Draft, lines: list[str], names: list[str], *, own: bool) -> None:
    """Fills a draft with what the comment of its constant says.

    Args:
        names: of the constants that share the comment.
    """
    lines, deprecated = deprecation_of(lines)
    text = "\n".join(lines).strip()
    if own:
        text = text.partition("\n\n")[2] if f" is the code {draft.code}, " in text else text
        if found := re.search(r" is the code \w+, logged at level (\w+)\.", "\n".join(lines)):
            draft.fields["level"] = found[1]
    else:
        level = told_level(text)
        if level:
            draft.fields["level"] = level
        for name in names:
            rest = text.removeprefix(name)
            if rest != text and (named := _NAMED.match(rest)):
                text = rest[named.end() :]
                break
        text = sentence(text)
    draft.text = text
    if deprecated:
        draft.fields["deprecated"] = deprecated
