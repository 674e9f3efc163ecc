"""One verb a file: each takes plain values, weaves the engines and returns an exit code."""

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "generate": "Render the catalogue into generated/.",
    "check": "Find faults in the catalogue and drift in generated/.",
    "diff": "Tell what differs between the catalogue and an older one.",
    "breaking": "Judge what a change breaks, and whether the version says so.",
    "completion": "Print the script that completes commands in a shell.",
}
"""Every command with its one line of help; its module here and its options in cli have its name."""
