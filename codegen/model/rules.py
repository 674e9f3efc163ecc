"""The rules that a catalogue and its packages are held to, one row each.

The rules of `codegen lint`, which are judgements rather than faults, stand in `codegen.linting`.
"""

from dataclasses import dataclass

from codegen.model.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule whose breach is a finding.

    Attributes:
        id: its name in the output, never used for another rule.
        summary: what it asks for, in one sentence.
        severity: how bad a breach is, unless the manifest says otherwise.
        explanation: why it asks for that, in a few sentences; a rule of `lint` has one.
        example: lines of YAML that break it; a rule of `lint` has them.
    """

    id: str
    summary: str
    severity: Severity = "error"
    explanation: str = ""
    example: str = ""


_ROWS = (
    Rule("file-unreadable", "An input is a regular file of bounded size, no link and no folder."),
    Rule("file-encoding", "An input is UTF-8."),
    Rule("yaml-syntax", "A file of the catalogue is YAML 1.2."),
    Rule("yaml-feature", "A catalogue does without tags, anchors, merges and directives."),
    Rule("yaml-limit", "A document is bounded in depth and number of values."),
    Rule("duplicate-key", "A mapping has each key once."),
    Rule("unknown-key", "A mapping has no keys but those that its schema knows."),
    Rule("missing-field", "A mapping has the fields that its schema requires."),
    Rule("wrong-type", "A value is of the type that its schema asks for."),
    Rule("bad-value", "A value is one that its schema allows."),
    Rule("bad-code", "A code is words of capitals and digits joined by single underscores."),
    Rule("forbidden-character", "Text has no control, invisible or bidirectional characters."),
    Rule("duplicate-code", "A code stands once in the whole catalogue."),
    Rule("module-prefix", "A code starts with a prefix of its module."),
    Rule("module-name", "A module is named after its file."),
    Rule("module-without-file", "A module of the manifest has its file."),
    Rule("file-without-module", "A file of a module stands in the manifest."),
    Rule("unknown-replacement", "A replacement is another code of the catalogue, not removed."),
    Rule("empty-catalogue", "A catalogue has at least one message."),
    Rule("unknown-target", "A target that the catalogue names has a folder of templates."),
    Rule("identifier-collision", "Two constants of a package have different names."),
    Rule("reserved-identifier", "A constant does not take a name that its language reserves."),
    Rule("bad-target", "A target.yaml makes sense as a whole."),
    Rule("template-missing", "A template that a target names is in its folder."),
    Rule("template-syntax", "A template is valid Jinja."),
    Rule("template-failure", "A template renders, and sends all text through a filter."),
    Rule("output-path", "A file of a package stays in its folder, and no two are one."),
    Rule("drift-missing", "A file that the catalogue renders to is there."),
    Rule("drift-stale", "A generated file is what the catalogue renders to."),
    Rule("drift-edited", "A generated file is not edited by hand."),
    Rule("drift-orphan", "A file that the catalogue no longer renders to is gone."),
    Rule("drift-foreign", "No file made by hand stands where a generated one belongs."),
    # What an import has to say of the sources
    Rule("import-syntax", "A source to import can be read as what it is."),
    Rule("import-empty", "A source to import has message codes."),
    Rule("import-code", "What is imported as a code is one of a catalogue.", "warning"),
    Rule("import-heading", "A heading of a page to import stands once, above codes.", "warning"),
    Rule("import-lost", "What a source tells finds its place in the catalogue.", "warning"),
    Rule("import-guessed", "What the catalogue needs is stated by the sources.", "warning"),
    Rule("import-conflict", "Sources and catalogue say the same of a code.", "warning"),
    Rule("import-present", "What is imported is new to the catalogue.", "warning"),
    # What a catalogue owes those who use an older one
    Rule("breaking-message-added", "Exhaustive switches and log readers learn of a new code."),
    Rule(
        "breaking-message-deleted", "A message is deprecated, then a tombstone; it never just goes."
    ),
    Rule("breaking-message-renamed", "A code that gets another name stays beside it, deprecated."),
    Rule(
        "breaking-message-removed", "A message becomes a tombstone only in a version that says so."
    ),
    Rule("breaking-code-reused", "A code that was removed never stands for a message again."),
    Rule("breaking-tombstone-deleted", "A tombstone stays."),
    Rule("breaking-level-changed", "A message keeps the level that filters and alerts go by."),
    Rule("breaking-text-emptied", "A text that links lead to is not taken away."),
    Rule("breaking-constant-renamed", "A constant keeps its name, at least as an alias."),
    Rule("breaking-constant-taken", "The name of a constant does not go over to another message."),
    Rule("breaking-alias-deleted", "An alias of a constant stays."),
    Rule("breaking-module-deleted", "A module keeps its heading, which links lead to."),
    Rule("breaking-docs-moved", "The documentation stays at its address."),
    Rule("breaking-target-deleted", "A package that was published goes on."),
    Rule("breaking-option-changed", "The options of a package, such as its name, stay."),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ROWS}
"""Every rule under its id, in the order in which a file goes through them."""
