"""Turns TypeScript source into drafts: enums, constants, constant objects and unions of strings."""

import re
from typing import TYPE_CHECKING

from codegen.diagnostics import IMPORT_LOST
from codegen.importing.comments import deprecation_of, told_level
from codegen.importing.draft import Columns, Draft, Extract, Place, Section, SourceText
from codegen.importing.notes import Notes
from codegen.importing.own import notice_of, tell_limits
from codegen.importing.own_ts import STRINGS, read_details, string_of
from codegen.importing.trees import Tree, comment_lines, is_beside, parser_for
from codegen.model.characters import shown

if TYPE_CHECKING:
    from tree_sitter import Node

_WRAPPED = ("as_expression", "satisfies_expression", "parenthesized_expression")


def extract(sources: list[SourceText], columns: Columns, notes: Notes) -> Extract:  # noqa: ARG001
    """Reads TypeScript files one by one; those of a generated package belong together."""
    parser = parser_for("tree_sitter_typescript", "language_typescript", "ts")
    result = Extract()
    tables = []
    for source in sources:
        tree = Tree(source, parser, "TypeScript", notes)
        if tree.sound:
            reader = _File(tree, result, notes)
            reader.read()
            if reader.catalogue:
                tables.append(tree)
    for tree in tables:
        read_details(tree, result, notes)
    return result


class _File:
    """The declarations of one file."""

    def __init__(self, tree: Tree, result: Extract, notes: Notes) -> None:
        self.tree, self.result, self.notes = tree, result, notes
        self.catalogue = notice_of(tree.source)
        if self.catalogue:
            result.facts.setdefault("name", self.catalogue)
            tell_limits(tree.source, result, notes)
        self.section = Section(Place(tree.source.path), "" if self.catalogue else tree.source.name)
        self._known: dict[str, Draft] = {}

    def read(self) -> None:
        """Takes what the file declares at its top."""
        self.result.sections.append(self.section)
        comments: list[Node] = []
        for node in self.tree.root.children:
            if node.type == "comment":
                comments.append(node)
                continue
            inner = node.child_by_field_name("declaration") or node
            if inner.type == "ambient_declaration":
                inner = inner.children[-1]
            self._declaration(inner, _above(self.tree, node, comments))
            comments = []
        if not any(draft.section is self.section for draft in self.result.drafts):
            self.result.sections.remove(self.section)

    def _declaration(self, node: "Node", lines: list[str]) -> None:
        if node.type == "lexical_declaration" and self.tree.text(node).startswith("const"):
            for child in node.children:
                if child.type == "variable_declarator":
                    self._variable(child, lines)
        elif self.catalogue:
            return
        elif node.type == "enum_declaration":
            self._members(node.child_by_field_name("body"), "enum_assignment")
        elif node.type == "type_alias_declaration":
            self._union(node.child_by_field_name("value"))

    def _variable(self, node: "Node", lines: list[str]) -> None:
        value = _unwrapped(node.child_by_field_name("value"))
        name = node.child_by_field_name("name")
        if value is None or name is None:
            return
        if value.type in STRINGS:
            self._draft(name, value, lines, self.tree.text(name))
        elif value.type == "object" and not self.catalogue:
            self._members(value, "pair")
        elif value.type == "binary_expression":
            self._refuse(name)

    def _members(self, body: "Node | None", kind: str) -> None:
        comments: list[Node] = []
        for child in body.children if body else ():
            if child.type == "comment":
                if not is_beside(child):
                    comments.append(child)
                continue
            if child.type == kind:
                name = child.child_by_field_name("name" if kind != "pair" else "key")
                value = _unwrapped(child.child_by_field_name("value"))
                if name is not None and value is not None:
                    lines = _above(self.tree, child, comments)
                    if value.type in STRINGS:
                        self._draft(name, value, lines, _key(self.tree, name))
                    elif kind != "pair" or value.type in ("binary_expression", "template_string"):
                        self._refuse(name)
            elif child.type == "property_identifier" and kind != "pair":
                self._refuse(child)
            if child.type not in (",", "{"):
                comments = []

    def _union(self, value: "Node | None") -> None:
        """Takes the members of a union; one level of the tree holds one of them."""
        members: list[Node] = []
        while value is not None and value.type == "union_type":
            parts = [child for child in value.children if child.type not in ("|", "comment")]
            members += reversed(parts[1:] if len(parts) > 1 else [])
            value = parts[0] if parts else None
        if value is not None:
            members.append(value)
        for member in reversed(members):
            inner = member.children[0] if member.type == "literal_type" else None
            if inner is not None and inner.type in STRINGS:
                self._draft(inner, inner, [], "")
            elif member.type == "template_literal_type":
                self._refuse(member)

    def _draft(self, node: "Node", value: "Node", lines: list[str], name: str) -> None:
        code = string_of(self.tree, value)
        if code is None:
            self._refuse(node)
            return
        first = self._known.get(code) if self.catalogue else None
        if first is not None:
            first.names["ts"].append(name)
            return
        draft = Draft(code, "ts", self.tree.place(node), self.section)
        self._known[code] = draft
        if name:
            draft.names["ts"] = [name]
        lines, deprecated = deprecation_of(lines)
        text = "\n".join(lines).strip()
        level = told_level(text)
        if self.catalogue:
            text = text.rpartition("\n\n")[0]
        draft.text = text
        if level:
            draft.fields["level"] = level
        if deprecated:
            draft.fields["deprecated"] = deprecated
        self.result.drafts.append(draft)

    def _refuse(self, node: "Node") -> None:
        said = "its value is no string literal"
        help = "write the code out as a string, or add it with codegen add"
        name = shown(self.tree.text(node))
        self.notes.gather(IMPORT_LOST, said, name, self.tree.place(node), help)


def _above(tree: Tree, top: "Node", comments: list["Node"]) -> list[str]:
    """The lines of the comments right above something; without one, of that beside it."""
    row, found = top.start_point[0], []
    for comment in reversed(comments):
        if comment.end_point[0] != row - 1:
            break
        row = comment.start_point[0]
        text = tree.text(comment)
        found.append(text)
        if text.startswith("/**"):
            break
    if not found:
        after = top.next_sibling
        while after is not None and after.type in (",", ";"):
            after = after.next_sibling
        if after and after.type == "comment" and after.start_point[0] == top.end_point[0]:
            found.append(tree.text(after))
    kept = [item for item in reversed(found) if not _is_directive(item)]
    lines = [_untagged(line) for line in comment_lines(kept)]
    # Block tags other than the one for deprecation speak of the program, not of the message.
    end = next(
        (
            index
            for index, line in enumerate(lines)
            if line.startswith("@") and not line.startswith("@deprecated")
        ),
        len(lines),
    )
    return lines[:end]


def _untagged(line: str) -> str:
    """A line of a comment without the inline tags and escapes of TSDoc."""

    def link(match: re.Match[str]) -> str:
        target, text = match[1], (match[2] or "").strip()
        if not target.startswith("http"):
            return text or target
        return f"[{text}]({target})" if text else f"<{target}>"

    line = re.sub(r"\{@link(?:code|plain)?\s+([^\s|{}]+)\s*\|?([^{}]*)\}", link, line)
    return re.sub(r"\\([{}@<>/])", r"\1", line)


def _is_directive(comment: str) -> bool:
    body = comment.lstrip("/* ").lower()
    return body.startswith(("eslint", "prettier-", "@ts-", "tslint", "biome-", "istanbul"))


def _unwrapped(node: "Node | None") -> "Node | None":
    """A value without `as const` and the like."""
    while node is not None and node.type in _WRAPPED:
        node = next((child for child in node.children if child.is_named), None)
    return node


def _key(tree: Tree, node: "Node") -> str:
    return (string_of(tree, node) or "") if node.type in STRINGS else tree.text(node)
