"""Turns source code into a syntax tree by tree-sitter, or into a finding about its first fault."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from codegen.diagnostics import IMPORT_SYNTAX
from codegen.importing.draft import Place, SourceText
from codegen.importing.notes import Notes
from codegen.model import CodegenError
from codegen.model.characters import shown

if TYPE_CHECKING:
    from tree_sitter import Node, Parser


class Tree:
    """A file's syntax tree.

    Attributes:
        root: its top.
        sound: whether the whole file could be read.
    """

    def __init__(self, source: SourceText, parser: "Parser", title: str, notes: Notes) -> None:
        self.source = source
        self._bytes = source.text.encode("utf-8", "surrogatepass")
        self.root = parser.parse(self._bytes).root_node
        self.sound = not self.root.has_error
        if not self.sound:
            fault = _first_fault(self.root)
            ends = not self._bytes[fault.end_byte :].strip()
            said, help = _described(fault, self.text(fault), title, ends=ends)
            notes.stop(IMPORT_SYNTAX, said, self.place(fault), help)

    def text(self, node: "Node") -> str:
        """The text of a node."""
        return self._bytes[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def place(self, node: "Node") -> Place:
        """Where a node starts."""
        row, column = node.start_point
        line = self.source.lines[row]
        if not line.isascii():
            column = len(line.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "replace"))
        return Place(self.source.path, row + 1, column + 1, line)


def parser_for(grammar: str, function: str, command: str) -> "Parser":
    """A parser of a language.

    Args:
        grammar: the package that has it.
        function: what in it gives the language.
        command: the kind of source, for people.

    Raises:
        CodegenError: the extra `import` is not installed.
    """
    try:
        tree_sitter = import_module("tree_sitter")
        language = getattr(import_module(grammar), function)()
    except ImportError:
        raise CodegenError(
            f"codegen import {command} needs a parser that is not installed",
            "pip install 'message-codegen[import]'",
        ) from None
    parser: Parser = tree_sitter.Parser(tree_sitter.Language(language))
    return parser


def _first_fault(root: "Node") -> "Node":
    """The first node in the text that is wrong or missing."""
    node = root
    while True:
        if node.is_error or node.is_missing:
            return node
        inner = next((child for child in node.children if child.has_error), None)
        if inner is None:
            return node
        node = inner


def _described(fault: "Node", text: str, title: str, *, ends: bool) -> tuple[str, str]:
    help = f"import a file that the compiler of {title} accepts"
    if fault.is_missing:
        return f"this is not {title}: {shown(fault.type)} is missing here", help
    if ends:
        return f"this is not {title}: the file ends before what begins here is complete", help
    start = text.strip().split("\n")[0]
    if not start:
        return f"this is not {title}", help
    return f"this is not {title}: {shown(start, 30)} was not expected here", help


def comment_lines(above: list[str]) -> list[str]:
    """The lines of comments of the C family without their marks."""
    lines: list[str] = []
    for comment in above:
        if comment.startswith("//"):
            lines.append(comment.removeprefix("//").removeprefix(" "))
            continue
        body = comment.removeprefix("/*").removesuffix("*/").lstrip("*").split("\n")
        for line in body:
            bare = line.strip()
            starred = re.match(r"\s*\*( ?)(.*)", line)
            lines.append(starred[2].rstrip() if starred else bare)
    return lines


def is_beside(comment: "Node") -> bool:
    """Whether a comment stands on the line of what is before it, and so belongs to that."""
    before = comment.prev_sibling
    while before is not None and before.type in ("\n", ";", ","):
        before = before.prev_sibling
    return (
        before is not None
        and before.end_point[0] == comment.start_point[0]
        and (before.type not in ("(", "{", "comment"))
    )


def walk(node: "Node", *types: str) -> Iterator["Node"]:
    """The children of a node that are of some types."""
    return (child for child in node.children if child.type in types)
