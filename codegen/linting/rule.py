"""What a rule of `codegen lint` is made of, and what all rules look at: messages and texts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from codegen.model import LEVELS, Catalogue, Diagnostic, Edit, Message, Pointer, Rewording, Rule
from codegen.model.rules import ALL_RULES

Find = Callable[[Catalogue], Iterator[Diagnostic]]
"""Finds the breaches of one rule. The linter writes id and severity into what it yields."""

Fix = Callable[["Passage", Catalogue], Iterator[Edit]]
"""Repairs what a finding of one rule is about; yields nothing where that is for its author."""


@dataclass(frozen=True, slots=True)
class LintRule:
    """A row of the table of rules.

    Attributes:
        id: its name in the output; what is said of it stands in the tool's own catalogue.
        find: None where the linter itself finds the breaches.
        on: whether it is asked unless the manifest says off, rather than only if it says so.
        fix: None where the right answer is for the author to find.
    """

    id: str
    find: Find | None
    on: bool = True
    fix: Fix | None = None

    @property
    def rule(self) -> Rule:
        """What is said of the rule."""
        return ALL_RULES[self.id]


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of the catalogue.

    Attributes:
        name: what a finding calls it, such as "the summary".
        markdown: whether it is Markdown rather than plain text.
    """

    text: str
    path: str
    pointer: Pointer
    name: str
    markdown: bool = False

    def finding(self, message: str, help: str) -> Diagnostic:
        """A finding about this text, at its place."""
        return Diagnostic("", message, self.path, help, self.pointer)

    def reworded(self, start: int, end: int, new: str = "") -> Rewording:
        """The edit that puts other words, or none, in the place of a piece of this text."""
        return Rewording(self.path, self.pointer, start, end, new)


def about(message: Message, text: str, help: str, *keys: str | int) -> Diagnostic:
    """A finding about a message: at one of its fields, or at its code where no key is given."""
    pointer = ("messages", message.code, *keys)
    return Diagnostic("", text, message.path, help, pointer, on_key=not keys)


def live(catalogue: Catalogue) -> Iterator[Message]:
    """The messages that are not removed; of a tombstone nothing is asked any more."""
    return (message for message in catalogue.messages if message.removed is None)


def severe(message: Message, level: str) -> bool:
    """Whether a message is logged at a level or at a worse one."""
    return LEVELS.index(message.level) >= LEVELS.index(level)


def passages(catalogue: Catalogue) -> Iterator[Passage]:
    """Every text of the catalogue that a person reads, in the order of its files."""
    yield Passage(catalogue.title, catalogue.path, ("title",), "the title")
    introduction = catalogue.introduction
    yield Passage(
        introduction, catalogue.path, ("introduction",), "the introduction", markdown=True
    )
    for module in catalogue.modules:
        yield Passage(module.title, module.path, ("title",), "the title")
        where = ("description",)
        yield Passage(module.description, module.path, where, "the description", markdown=True)
        for message in module.messages:
            yield from _passages_of(message)


def _passages_of(message: Message) -> Iterator[Passage]:
    path, at = message.path, ("messages", message.code)
    yield Passage(message.summary, path, (*at, "summary"), "the summary")
    if message.explanation:
        where = (*at, "explanation")
        yield Passage(message.explanation, path, where, "the explanation", markdown=True)
    if message.remedy:
        yield Passage(message.remedy, path, (*at, "remedy"), "the remedy", markdown=True)
    for key, note in (("deprecated", message.deprecated), ("removed", message.removed)):
        if note is not None:
            yield Passage(note.reason, path, (*at, key, "reason"), "the reason")


_FENCED = re.compile(r"^( *)(`{3,}|~{3,}).*?(?:^ *\2[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_INDENTED = re.compile(r"(?:\A|(?<=\n\n))(?:(?: {4}|\t)[^\n]*\n*)+")
_LISTED = re.compile(r"^ *(?:[-*+]|[0-9]+[.)]) ", re.MULTILINE)
_ADDRESS = re.compile(r"\]\([^)\n]*\)|https?://\S+")


def without_code(passage: Passage) -> str:
    """A text without its inline code and fences, in which nothing is a link or a name."""
    text = passage.text
    if passage.markdown and ("`" in text or "~~~" in text):
        return _CODE.sub(" ` ", _FENCED.sub("\n", text))
    return text


def prose(passage: Passage) -> str:
    """A text with blanks for its code and the addresses of its links, each word in its place."""
    text = passage.text
    if passage.markdown:
        if "`" in text or "~~~" in text:
            text = _CODE.sub(_blanked, _FENCED.sub(_blanked, text))
        text = _INDENTED.sub(_blanked, text) if not _LISTED.search(text) else text
    return _ADDRESS.sub(_blanked, text) if "](" in text or "://" in text else text


def _blanked(match: re.Match[str]) -> str:
    """As many blanks, on as many lines."""
    return re.sub(r"[^\n]", " ", match[0])


_WORD = re.compile(r"\w+(?:['’]\w+)?")


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.casefold())
