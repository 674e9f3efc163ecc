"""What differs between two catalogues, as values: a closed list of kinds, and one change of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from codegen.model.characters import shown
from codegen.model.diagnostic import Pointer

Bump = Literal["none", "patch", "minor", "major"]
"""Which number of a version a change asks for."""

BUMPS: tuple[Bump, ...] = ("none", "patch", "minor", "major")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change.

    Attributes:
        id: its name in the output, never used for another kind.
        says: the fact in a sentence; names in braces are the fields of `Change`, old and new
            among them in quotes.
    """

    id: str
    says: str


_ROWS = (
    Kind("message-added", "{code} is new"),
    Kind("message-deleted", "{code} is gone without a tombstone"),
    Kind("message-renamed", "{code} is gone, and {new} says the same"),
    Kind("message-removed", "{code} has become a tombstone without having been deprecated"),
    Kind("deprecated-removed", "{code}, which was deprecated, has become a tombstone"),
    Kind("code-reused", "{code} was removed, and now stands for a message again"),
    Kind("tombstone-added", "{code} is new, as a tombstone"),
    Kind("tombstone-deleted", "the tombstone of {code} is gone"),
    Kind("tombstone-changed", "the tombstone of {code} says something else"),
    Kind("message-moved", "{code} has moved from the module {old} to {new}"),
    Kind("message-deprecated", "{code} is deprecated"),
    Kind("message-undeprecated", "{code} is no longer deprecated"),
    Kind("deprecation-changed", "the deprecation of {code} says something else"),
    Kind("level-changed", "the level of {code} has changed from {old} to {new}"),
    Kind("text-changed", "the {field} of {code} has changed"),
    Kind("text-added", "{code} has got a text as its {field}"),
    Kind("text-emptied", "{code} has lost its {field}"),
    Kind("retry-changed", "the retry of {code} has changed from {old} to {new}"),
    Kind("since-changed", "the since of {code} has changed from {old} to {new}"),
    Kind("links-changed", "the links of {code} have changed"),
    Kind("constant-renamed", "the constant {old} of {code} in {target} is now {new}"),
    Kind("constant-taken", "the constant {old} of {code} in {target} now stands for {new}"),
    Kind(
        "constant-reused",
        "the constant {old} of {code}, which is gone, in {target} stands for {new}",
    ),
    Kind("constant-added", "{code} has the constant {new} in {target}, too"),
    Kind("constant-preferred", "{new} now comes before {old} as constant of {code} in {target}"),
    Kind("alias-deleted", "the alias {old} of {code} in {target} is gone"),
    Kind("module-added", "the module {module} is new"),
    Kind("module-deleted", "the module {module} is gone"),
    Kind("module-changed", "the {field} of the module {module} has changed"),
    Kind("order-changed", "the order of the {field} has changed"),
    Kind("catalogue-changed", "the {field} of the catalogue has changed"),
    Kind("docs-moved", "the documentation has moved from {old} to {new}"),
    Kind("version-changed", "the version of the {field} has changed from {old} to {new}"),
    Kind("target-added", "the target {target} is new"),
    Kind("target-deleted", "the target {target} is gone"),
    Kind("option-changed", "the option {field} of {target} has changed from {old} to {new}"),
    Kind("naming-changed", "the {field} of {target} have changed"),
)

KINDS: dict[str, Kind] = {kind.id: kind for kind in _ROWS}
"""Every kind under its id."""

_CODES = ("message-renamed", "constant-taken", "constant-reused", "message-moved")
"""The kinds whose new value is a name of the catalogue, which needs no quotes."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact about what differs.

    Attributes:
        kind: a key of KINDS.
        path: the file of the new catalogue where it stands or belongs.
        pointer: where in that file.
        on_key: whether the pointer means the key itself rather than its value.
        code: the message that it is about, or an empty string.
        module: that message's module, or the one that it is about, or an empty string.
        target: the target that it is about, or an empty string where it is about all.
        field: the field or option that differs, where the kind does not say it.
        old: the value before, as text.
        new: the value now, as text.
    """

    kind: str
    path: str
    pointer: Pointer
    on_key: bool = False
    code: str = ""
    module: str = ""
    target: str = ""
    field: str = ""
    old: str = ""
    new: str = ""

    def sentence(self) -> str:
        """The fact, fit for a line of output, without a full stop."""
        plain = self.kind in _CODES
        return KINDS[self.kind].says.format(
            code=self.code,
            module=self.module,
            target=self.target,
            field=self.field,
            old=self.old if self.kind == "message-moved" else shown(self.old),
            new=self.new if plain else shown(self.new),
        )


def largest(bumps: Iterable[Bump]) -> Bump:
    """The largest of some bumps, none where there are none."""
    return max(bumps, key=BUMPS.index, default="none")
