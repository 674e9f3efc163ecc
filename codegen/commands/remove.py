"""`codegen remove`: takes a message's constants away and leaves its tombstone."""

from pathlib import Path

from codegen.commands.editor import carry_out, module_order, open_catalogue
from codegen.commands.prompts import asked, message_of
from codegen.commands.terminal import Terminal
from codegen.editing.verbs import annotate
from codegen.model import CodegenError


def run(
    terminal: Terminal,
    *,
    code: str | None,
    root: Path | None,
    reason: str | None,
    since: str | None,
    replaced_by: str | None,
    dry_run: bool,
) -> int:
    """Marks a message as removed, and returns the exit code: 1 where there are findings.

    Its texts stay, since the documentation keeps its place. A message that others name as their
    replacement cannot go; that is a finding.

    Raises:
        CodegenError: it is removed already, or nothing could be written.
    """
    opened = open_catalogue(terminal, root)
    if opened is None:
        return 1
    message = message_of(opened, asked(code, "CODE", "Code"))
    if message.removed:
        raise CodegenError(f"{message.code} is removed already", f"look for it in {message.path}")
    since = asked(since, "--since", "The version that no longer has it")
    reason = asked(reason, "--reason", "Reason, in one line")
    note = {"since": since, "reason": reason, "replaced_by": replaced_by}
    given = {key: value for key, value in note.items() if value is not None}
    text = annotate(opened.text(message.path), module_order(), message.code, "removed", given)
    done = f"removed {message.code} and left its tombstone in {message.path}"
    return carry_out(terminal, opened, {message.path: text}, done, dry_run=dry_run)
