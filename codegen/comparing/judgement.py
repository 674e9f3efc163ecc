"""The breaking table's right side: what each kind of change means, and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from codegen.diagnostics import (
    BREAKING_ALIAS_DELETED,
    BREAKING_CODE_REUSED,
    BREAKING_CONSTANT_RENAMED,
    BREAKING_CONSTANT_TAKEN,
    BREAKING_DOCS_MOVED,
    BREAKING_LEVEL_CHANGED,
    BREAKING_MESSAGE_ADDED,
    BREAKING_MESSAGE_DELETED,
    BREAKING_MESSAGE_REMOVED,
    BREAKING_MESSAGE_RENAMED,
    BREAKING_MODULE_DELETED,
    BREAKING_OPTION_CHANGED,
    BREAKING_TARGET_DELETED,
    BREAKING_TEXT_EMPTIED,
    BREAKING_TOMBSTONE_DELETED,
)
from codegen.model.change import Bump

Consumer = Literal["source", "wire", "docs"]
"""source: a Go, TypeScript or Python program that is compiled or checked against the package,
exhaustive switches included; wire: a reader of logs; docs: who follows a link."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a change means.

    Attributes:
        bump: the number of the version that it asks for.
        rule: the rule that it breaks, an empty string for a change that nobody stumbles over.
        consumers: who does stumble.
        fix: what to do about it other than raising the version; names in braces are the fields of
            the change.
        besides: whether the version must be raised even so, rather than otherwise.
        excusable: whether a version can announce it.
        daily: whether it is a warning at most, because branches do it every day; the version that
            it asks for is raised once, with the release.
    """

    bump: Bump
    rule: str = ""
    consumers: tuple[Consumer, ...] = ()
    fix: str = ""
    excusable: bool = True
    besides: bool = False
    daily: bool = False


_GONE: tuple[Consumer, ...] = ("source", "wire", "docs")
_RENAMED = "keep the old name: aliases: {{{target}: [{old}]}}"
_RETIRE = 'deprecate it first: deprecated: {{reason: "…"}}'

JUDGEMENTS: Mapping[str, Judgement] = {
    "message-added": Judgement(
        "minor", BREAKING_MESSAGE_ADDED, ("source", "wire"),
        "give exhaustive switches over the codes a line for it", besides=True, daily=True,
    ),
    "message-deleted": Judgement(
        "major", BREAKING_MESSAGE_DELETED, _GONE, "put it back and " + _RETIRE,
    ),
    "message-renamed": Judgement(
        "major", BREAKING_MESSAGE_RENAMED, _GONE,
        'put {code} back beside it: deprecated: {{reason: "…", replaced_by: {new}}}',
    ),
    "message-removed": Judgement(
        "major", BREAKING_MESSAGE_REMOVED, ("source", "wire"),
        "take removed out and " + _RETIRE,
    ),
    "deprecated-removed": Judgement(
        "major", BREAKING_MESSAGE_REMOVED, ("source", "wire"), "keep it deprecated for now",
    ),
    "code-reused": Judgement(
        "major", BREAKING_CODE_REUSED, ("wire", "docs"),
        "put its tombstone back (removed), and give the new message a code that was never used",
        excusable=False,
    ),
    "tombstone-added": Judgement("patch"),
    "tombstone-deleted": Judgement(
        "major", BREAKING_TOMBSTONE_DELETED, ("wire", "docs"),
        "put it back: it keeps its place in the docs, and its code from being used again",
    ),
    "tombstone-changed": Judgement("patch"),
    "message-moved": Judgement("patch"),
    "message-deprecated": Judgement("minor"),
    "message-undeprecated": Judgement("minor"),
    "deprecation-changed": Judgement("patch"),
    "level-changed": Judgement(
        "minor", BREAKING_LEVEL_CHANGED, ("wire",),
        "filters and alerts by level take it for another: keep level: {old}",
    ),
    "text-changed": Judgement("patch"),
    "text-added": Judgement("patch"),
    "text-emptied": Judgement(
        "minor", BREAKING_TEXT_EMPTIED, ("docs",), "put the {field} back",
    ),
    "retry-changed": Judgement("minor"),
    "since-changed": Judgement("patch"),
    "links-changed": Judgement("patch"),
    "constant-renamed": Judgement(
        "major", BREAKING_CONSTANT_RENAMED, ("source",), _RENAMED,
    ),
    "constant-taken": Judgement(
        "major", BREAKING_CONSTANT_TAKEN, ("source",),
        "give {new} another name, and {code} its old one: names: {{{target}: {old}}}",
    ),
    "constant-reused": Judgement(
        "major", BREAKING_CONSTANT_TAKEN, ("source",),
        "give {new} another name: what still says {old} would go on and mean something else",
    ),
    "constant-added": Judgement("minor"),
    "constant-preferred": Judgement("patch"),
    "alias-deleted": Judgement(
        "major", BREAKING_ALIAS_DELETED, ("source",),
        "put it back: aliases: {{{target}: [{old}]}}",
    ),
    "module-added": Judgement("patch"),
    "module-deleted": Judgement(
        "minor", BREAKING_MODULE_DELETED, ("docs",),
        "keep its file, with messages: {{}} where none is left, for links to its heading",
    ),
    "module-changed": Judgement("patch"),
    "order-changed": Judgement("patch"),
    "catalogue-changed": Judgement("patch"),
    "docs-moved": Judgement(
        "minor", BREAKING_DOCS_MOVED, ("docs",),
        "keep docs_url: {old}, and leave a redirect there if the page must move",
    ),
    "version-changed": Judgement("none"),
    "target-added": Judgement("minor"),
    "target-deleted": Judgement(
        "major", BREAKING_TARGET_DELETED, ("source",), "put the target {target} back",
    ),
    "option-changed": Judgement(
        "major", BREAKING_OPTION_CHANGED, ("source",), "keep {field}: {old}",
    ),
    "naming-changed": Judgement("patch"),
}  # fmt: skip
"""What a change of each kind of `codegen.model.change.KINDS` means."""
