"""`codegen completion`: prints the script that teaches a shell to complete codegen's commands."""

import sys
from typing import Any

from codegen.commands.terminal import Terminal


def run(terminal: Terminal, *, shell: str, command: Any) -> int:
    """Prints the script for bash, zsh or fish.

    Args:
        command: the click command that is completed.
    """
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    assert maker is not None  # the choices of the argument are click's own
    sys.stdout.write(maker(command, {}, "codegen", "_CODEGEN_COMPLETE").source())
    return 0
