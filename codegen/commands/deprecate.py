"""`codegen deprecate`: marks a message as on its way out."""

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
    """Deprecates a message, and returns the exit code: 1 where there are findings.

    Raises:
        CodegenError: it is deprecated or removed already, or nothing could be written.
    """
    opened = open_catalogue(terminal, root)
    if opened is None:
        return 1
    message = message_of(opened, asked(code, "CODE", "Code"))
    if message.removed or message.deprecated:
        state = "removed" if message.removed else "deprecated"
        raise CodegenError(f"{message.code} is {state} already", f"look for it in {message.path}")
    reason = asked(reason, "--reason", "Reason, in one line")
    note = {"since": since, "reason": reason, "replaced_by": replaced_by}
    given = {key: value for key, value in note.items() if value is not None}
    old = opened.text(message.path)
    text = annotate(old, module_order(), message.code, "deprecated", given)
    done = f"deprecated {message.code} in {message.path}"
    return carry_out(terminal, opened, {message.path: text}, done, dry_run=dry_run)
