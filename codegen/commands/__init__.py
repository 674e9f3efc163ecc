"""One verb a file: each takes plain values, weaves the engines and returns an exit code."""

from collections.abc import Mapping
from keyword import iskeyword

COMMANDS: Mapping[str, str] = {
    "init": "Start a project: a catalogue, and checks of it in CI.",
    "generate": "Render the catalogue into generated/.",
    "check": "Find faults in the catalogue and drift in generated/.",
    "explain": "Explain a code, a rule, or the codes in a line of a log.",
    "search": "Find the messages that speak of some words.",
    "list": "List the codes, all of them or some.",
    "stats": "Count the codes by module and level.",
    "lint": "Find what could be better in the catalogue's codes and texts.",
    "add": "Put a new message into its module's file.",
    "import": "Take messages from existing code and pages into the catalogue.",
    "deprecate": "Mark a message as on its way out; its constants stay and warn.",
    "remove": "Take a message's constants away and leave its tombstone.",
    "rename": "Give a message a new code, or a constant a new name.",
    "move": "Take a message, with its comments, to another module's file.",
    "fmt": "Put files of the catalogue into canonical order and style.",
    "diff": "Tell what differs between the catalogue and an older one.",
    "breaking": "Judge what a change breaks, and whether the version says so.",
    "release": "Enter a version in the ledger, the changelog and the manifest.",
    "targets": "List the targets that a manifest may name, and their options.",
    "new-target": "Start a target of your own, in any language.",
    "schema": "Print the JSON Schemas, or put them where editors look.",
    "completion": "Print the script that completes commands in a shell.",
}
"""Every command with its one line of help; its options have its name."""


def module_of(command: str) -> str:
    """The module of a command: its name, with _ for - and behind a word of Python."""
    return "codegen.commands." + command.replace("-", "_") + "_" * iskeyword(command)
