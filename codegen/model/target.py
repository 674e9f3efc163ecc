"""A target as the renderer sees it: its files, its way with names and text, its templates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Case = Literal["pascal", "camel", "snake", "screaming", "kebab"]
Each = Literal["", "module", "message"]


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One row of a target's `files`.

    Attributes:
        path: below the target's folder, with placeholders in braces.
        template: the name of a template of the target.
        each: of what it is rendered once for each: modules that have messages, or messages.
        when: what must be given for it to be rendered, or an empty string.
        index: its place in target.yaml.
        removed: whether removed messages are among those.
    """

    path: str
    template: str
    each: Each
    when: str
    index: int
    removed: bool = False


@dataclass(frozen=True, slots=True)
class LiteralStyle:
    """How a target writes a string literal; see schema/target.schema.json."""

    bmp: str
    astral: str
    quote: str = '"'
    escapes: Mapping[str, str] = field(default_factory=dict)
    also: str = ""
    ascii: str = ""


@dataclass(frozen=True, slots=True)
class CommentStyle:
    """How a target writes the lines of a comment; see schema/target.schema.json."""

    prefix: str
    width: int = 96
    replace: Mapping[str, str] = field(default_factory=dict)
    guard: str = ""
    guard_with: str = "\\"


@dataclass(frozen=True, slots=True)
class IdentifierStyle:
    """How a target makes a constant's name of a code."""

    case: Case = "screaming"
    initialisms: tuple[str, ...] = ()
    reserved: frozenset[str] = frozenset()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A folder of templates.

    Attributes:
        path: the folder's target.yaml, as shown in findings.
        templates: the text of each template under its file name.
        identifiers: None where the target has no constants.
    """

    name: str
    title: str
    path: str
    files: tuple[OutputFile, ...]
    templates: Mapping[str, str]
    identifiers: IdentifierStyle | None
    literals: Mapping[str, LiteralStyle]
    comments: Mapping[str, CommentStyle]
