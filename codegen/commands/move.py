"""`codegen move`: takes a message with its comments from one module's file to another's."""

from pathlib import Path

from codegen.commands.editor import carry_out, module_path, open_catalogue
from codegen.commands.prompts import asked, message_of
from codegen.commands.terminal import Terminal
from codegen.editing.moving import move_message
from codegen.model import CodegenError


def run(
    terminal: Terminal, *, code: str | None, root: Path | None, to: str | None, dry_run: bool
) -> int:
    """Moves a message, and returns the exit code: 1 where there are findings.

    A code that has none of the other module's prefixes is a finding.

    Raises:
        CodegenError: it is there already, or nothing could be written.
    """
    opened = open_catalogue(terminal, root)
    if opened is None:
        return 1
    message = message_of(opened, asked(code, "CODE", "Code"))
    to = asked(to, "--to", "Module")
    path = module_path(opened, to)
    if path == message.path:
        raise CodegenError(f"{message.code} is in module {to} already")
    left, grown = move_message(opened.text(message.path), opened.text(path), message.code)
    done = f"moved {message.code} from {message.path} to {path}"
    return carry_out(terminal, opened, {path: grown, message.path: left}, done, dry_run=dry_run)
