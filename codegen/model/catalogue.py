"""The catalogue as the engines see it: modules, messages, and what the manifest says of both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from codegen.model.lint import LintSettings, Suppression

LEVELS = ("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency")
"""The levels from least to most severe, named as in RFC 5424 (which counts the other way)."""

RETRIES = ("automatic", "never", "sometimes")

CHANGELOG = "CHANGELOG.md"
"""Where releases are told unless the manifest names another file."""


@dataclass(frozen=True, slots=True)
class Deprecation:
    """Why a message is on its way out.

    Attributes:
        reason: one line of plain text.
        since: the version of the program that deprecated it, or an empty string.
        replaced_by: the code that takes its place, or an empty string.
    """

    reason: str
    since: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """The tombstone of a message: its code stays reserved, its constants are gone."""

    reason: str
    since: str
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message that the program logs. Texts that are not given are empty strings.

    Attributes:
        module: the name of its module.
        path: its file, relative to the project's folder, with `/`.
        summary: one sentence of plain text.
        explanation: Markdown, without line feeds at its end.
        remedy: Markdown, without line feeds at its end.
        retry: one of RETRIES, or an empty string.
        names: the constant's name by target, where the derived one must not be used.
        aliases: further names of the constant by target.
        suppress: rules that it may break; no package says so.
    """

    code: str
    module: str
    path: str
    level: str
    summary: str
    explanation: str = ""
    remedy: str = ""
    retry: str = ""
    since: str = ""
    deprecated: Deprecation | None = None
    removed: Removal | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    see: tuple[str, ...] = ()
    suppress: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """The messages of one part of the program, in the author's order.

    Attributes:
        prefixes: what its codes may start with.
        suppress: rules that everything in its file may break; no package says so.
    """

    name: str
    title: str
    path: str
    messages: tuple[Message, ...]
    description: str = ""
    prefixes: tuple[str, ...] = ()
    suppress: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetSettings:
    """What the manifest says of one target.

    Attributes:
        version: the package's version.
        prefixes: what names of constants start with, by level.
        initialisms: words that keep their capitals, besides those of the target.
        options: the value of each option that target.yaml declares; None where it has none.
    """

    target: str
    version: str
    prefixes: Mapping[str, str]
    options: Mapping[str, str | bool | None]
    initialisms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowance:
    """A breaking change that the manifest allows in the next version.

    Attributes:
        rule: the id of the rule that it breaks.
        reason: one line of plain text.
        code, module, target, field: what it is about; an empty string where it does not say.
    """

    rule: str
    reason: str
    code: str = ""
    module: str = ""
    target: str = ""
    field: str = ""


@dataclass(frozen=True)
class Catalogue:
    """A whole catalogue. Texts that are not given are empty strings.

    Attributes:
        allowed: the breaking changes that the next version may make, in the manifest's order.
        changelog: the file that releases are told in, relative to the project's folder.
    """

    name: str
    title: str
    version: str
    path: str
    modules: tuple[Module, ...]
    targets: Mapping[str, TargetSettings]
    introduction: str = ""
    license: str = ""
    license_text: str = ""
    author: str = ""
    homepage: str = ""
    repository: str = ""
    docs_url: str = ""
    lint: LintSettings = field(default_factory=LintSettings)
    allowed: tuple[Allowance, ...] = ()
    changelog: str = CHANGELOG

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """All messages in the order of the modules, removed ones among them."""
        return tuple(message for module in self.modules for message in module.messages)
