"""One verb a file: each takes plain values, weaves the engines and returns an exit code."""

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "generate": "Render the catalogue into generated/.",
    "check": "Find faults in the catalogue and drift in generated/.",
    "lint": "Find what could be better in the catalogue's codes and texts.",
    "completion": "Print the script that completes commands in a shell.",
}
"""Every command with its one line of help; its module here and its options in cli have its name."""
