"""The ground that the engines stand on: plain values, without a look at any file."""

from codegen.model.catalogue import (
    LEVELS,
    RETRIES,
    Allowance,
    Catalogue,
    Deprecation,
    Message,
    Module,
    Removal,
    TargetSettings,
)
from codegen.model.diagnostic import Diagnostic, Pointer, Severity, in_order
from codegen.model.edit import Deletion, Edit, Rewording
from codegen.model.errors import CodegenError
from codegen.model.files import Drift, DriftKind, GeneratedFile
from codegen.model.ledger import Ledger, Released
from codegen.model.lint import LintSettings, Setting, Suppression
from codegen.model.rule import Rule
from codegen.model.target import (
    Case,
    CommentStyle,
    Each,
    IdentifierStyle,
    LiteralStyle,
    OutputFile,
    Target,
)
from codegen.model.workspace import LEDGER, MANIFEST, Workspace

__all__ = [
    "LEDGER",
    "LEVELS",
    "MANIFEST",
    "RETRIES",
    "Allowance",
    "Case",
    "Catalogue",
    "CodegenError",
    "CommentStyle",
    "Deletion",
    "Deprecation",
    "Diagnostic",
    "Drift",
    "DriftKind",
    "Each",
    "Edit",
    "GeneratedFile",
    "IdentifierStyle",
    "Ledger",
    "LintSettings",
    "LiteralStyle",
    "Message",
    "Module",
    "OutputFile",
    "Pointer",
    "Released",
    "Removal",
    "Rewording",
    "Rule",
    "Setting",
    "Severity",
    "Suppression",
    "Target",
    "TargetSettings",
    "Workspace",
    "in_order",
]
