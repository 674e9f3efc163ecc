"""What a source tells of messages, before it is judged: drafts, sections and facts, with places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple


class Place(NamedTuple):
    """Where something stands in a source; a line of 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""


@dataclass(frozen=True)
class SourceText:
    """One file to import.

    Attributes:
        kind: a key of `codegen.importing.kinds.KINDS`.
        path: as shown in findings.
        text: without byte order mark, every line end a line feed.
        names: what the file itself is called, without folder and ending.
    """

    kind: str
    path: str
    text: str
    name: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their line feeds; line 1 is the first item."""
        return self.text.split("\n")


@dataclass(slots=True, eq=False)
class Section:
    """What holds messages together in a source: a heading, a file, a module that is named.

    Attributes:
        name: the module's name where the source has one, else an empty string.
        title: its heading, or an empty string.
        firm: whether its messages belong together whatever their codes are.
    """

    place: Place
    name: str = ""
    title: str = ""
    description: str = ""
    firm: bool = False


@dataclass(slots=True, eq=False)
class Draft:
    """One message as one source tells it.

    Attributes:
        code: as the source has it, valid or not.
        section: where in its source it stands.
        fields: what the source states outright, under the keys of the module's schema.
        text: Markdown that is not yet parted into summary and explanation.
        names: the names of its constants by target, the preferred one first.
        hints: a level that something in the source makes likely, and why.
    """

    code: str
    kind: str
    place: Place
    section: Section
    fields: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    names: dict[str, list[str]] = field(default_factory=dict)
    hint: tuple[str, str] | None = None


@dataclass(slots=True)
class Extract:
    """What one or more sources of a kind tell.

    Attributes:
        sections: in order, those without a message among them.
        facts: what they say of the catalogue as a whole, such as its name.
    """

    drafts: list[Draft] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)


Columns = Mapping[str, str]
"""The names of columns or keys by the field that they hold."""
