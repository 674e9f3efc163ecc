"""What becomes of Markdown in a browser, by way of the engines of GitHub's and of MkDocs' kind."""

import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from typing import Any

from markdown import Markdown
from markdown_it import MarkdownIt

from codegen.model.characters import printed

from .trees import Tree

VOID = {"br", "hr", "img", "input", "link", "meta"}


class Page(HTMLParser):
    """A page as a browser takes it: its elements in their order, each as its tag and its text.

    What is no element, such as a comment or an instruction, is among them under a tag of its own.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, list[str]]] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self._open: list[list[str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text: list[str] = []
        self.elements.append((tag, text))
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(text)

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for text in self._open:
            text.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(("!--", [data]))

    def handle_decl(self, decl: str) -> None:
        self.elements.append(("!", [decl]))

    def handle_pi(self, data: str) -> None:
        self.elements.append(("?", [data]))

    def unknown_decl(self, data: str) -> None:
        self.elements.append(("![", [data]))

    @property
    def tags(self) -> list[str]:
        """The tags of all elements."""
        return [tag for tag, _ in self.elements]

    def texts(self, *tags: str) -> list[str]:
        """The texts of the elements of some tags, each on one line."""
        return [" ".join("".join(text).split()) for tag, text in self.elements if tag in tags]

    def values(self, tag: str, name: str) -> list[str]:
        """What the elements of a tag have for an attribute."""
        return [value for row in self.attributes if row[:2] == (tag, name) for value in row[2:]]


def blocks(html: str) -> list[str]:
    """The blocks of a page in their order, without what engines do differently by taste."""
    return re.findall(r"<(/?(?:ul|ol|li|pre|h[1-6]|table))\b", html)


@cache
def common_mark(source: str) -> str:
    """HTML as GitHub makes it, before it is cleaned."""
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(source))


@cache
def python_markdown(source: str) -> str:
    """HTML as MkDocs makes it."""
    return Markdown(extensions=["tables", "attr_list", "toc", "fenced_code"]).convert(source)


ENGINES: dict[str, Callable[[str], str]] = {
    "markdown-it": common_mark,
    "python-markdown": python_markdown,
}


def source_of(tree: Tree) -> str:
    """The documentation page as Markdown."""
    return (tree.folder / "docs" / "message-codes.md").read_text(encoding="utf-8")


def codes_of(tree: Tree) -> list[str]:
    """All codes in the order of the page, removed ones among them."""
    return [code for module in tree.snapshot["modules"] for code in module["codes"]]


def shown(text: str) -> str:
    """How plain text is shown: on one line, with every character visible."""
    return printed(" ".join(text.split()))


def level_shown(message: dict[str, Any]) -> str:
    """What stands in the column Level of an index."""
    if "removed" in message:
        return "removed"
    return str(message["level"]) + (", deprecated" if "deprecated" in message else "")
