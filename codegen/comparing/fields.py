"""The breaking table's left side: every field of the model, and the kinds that its changes are."""

from collections.abc import Mapping
from typing import Any

from codegen.model import Catalogue, Message, Module, TargetSettings

_CONSTANTS = (
    "constant-renamed", "constant-taken", "constant-reused", "constant-added",
    "constant-preferred", "alias-deleted",
)  # fmt: skip
_TEXT = ("text-changed", "text-added", "text-emptied")

FIELDS: Mapping[type[Any], Mapping[str, tuple[str, ...]]] = {
    Message: {
        "code": ("message-added", "message-deleted", "message-renamed", "tombstone-added"),
        "module": ("message-moved",),
        "path": (),  # follows the module
        "level": ("level-changed",),
        "summary": _TEXT,
        "explanation": _TEXT,
        "remedy": _TEXT,
        "retry": ("retry-changed",),
        "since": ("since-changed",),
        "deprecated": ("message-deprecated", "message-undeprecated", "deprecation-changed"),
        "removed": (
            "message-removed", "deprecated-removed", "code-reused",
            "tombstone-deleted", "tombstone-changed",
        ),
        "names": _CONSTANTS,
        "aliases": _CONSTANTS,
        "see": ("links-changed",),
        "suppress": (),  # of lint's only, and in no package
    },
    Module: {
        "name": ("module-added", "module-deleted"),
        "title": ("module-changed",),
        "path": (),  # follows the name
        "messages": ("order-changed",),
        "description": ("module-changed",),
        "prefixes": (),  # they bound the codes that may be added, and no package says them
        "suppress": (),
    },
    TargetSettings: {
        "target": ("target-added", "target-deleted"),
        "version": ("version-changed",),
        "prefixes": ("naming-changed", *_CONSTANTS),
        "options": ("option-changed",),
        "initialisms": ("naming-changed", *_CONSTANTS),
    },
    Catalogue: {
        "name": ("catalogue-changed",),
        "title": ("catalogue-changed",),
        "version": ("version-changed",),
        "path": (),  # the same in every project
        "modules": ("order-changed",),
        "targets": ("target-added", "target-deleted"),
        "introduction": ("catalogue-changed",),
        "license": ("catalogue-changed",),
        "license_text": ("catalogue-changed",),
        "author": ("catalogue-changed",),
        "homepage": ("catalogue-changed",),
        "repository": ("catalogue-changed",),
        "docs_url": ("docs-moved",),
        "lint": (),
        "allowed": (),  # of this comparison only
        "changelog": (),
    },
}  # fmt: skip
"""For each class of the model its fields, each with the kinds that tell of it."""

CATALOGUE_TEXTS = tuple(
    name for name, kinds in FIELDS[Catalogue].items() if kinds == ("catalogue-changed",)
)
MODULE_TEXTS = tuple(name for name, kinds in FIELDS[Module].items() if kinds == ("module-changed",))
MESSAGE_TEXTS = tuple(name for name, kinds in FIELDS[Message].items() if kinds == _TEXT)
