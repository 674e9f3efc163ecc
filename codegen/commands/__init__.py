"""One verb a file: each takes plain values, weaves the engines and returns an exit code."""

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "generate": "Render the catalogue and write what differs into generated/.",
    "check": "Say what is wrong with the catalogue and with generated/; write nothing.",
    "completion": "Print the script that lets a shell complete codegen's commands.",
}
"""Every command with its one line of help; its module here and its options in cli have its name."""
