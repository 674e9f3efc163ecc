"""What becomes of Markdown in a browser, by way of the engines of GitHub's and of MkDocs' kind."""

import re
from html.parser import HTMLParser

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
