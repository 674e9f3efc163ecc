"""`codegen completion`: prints the script that teaches a shell to complete codegen's commands."""

import sys
from typing import Any

from codegen.commands.terminal import Terminal
from codegen.model.errors import CodegenError


def run(_: Terminal, *, shell: str, command: Any) -> int:
    """Prints the script for a shell.

    Args:
        shell: bash, zsh or fish.
        command: the click command that is completed.

    Raises:
        CodegenError: the installed click does not know the shell.
    """
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    if maker is None:
        raise CodegenError(f"there is no completion for {shell}")
    sys.stdout.write(maker(command, {}, "codegen", "_CODEGEN_COMPLETE").source())
    return 0
