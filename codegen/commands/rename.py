"""`codegen rename`: gives a message a new code, and leaves the old one as its deprecated twin."""

from pathlib import Path

from codegen.commands.editor import Opened, carry_out, module_order, open_catalogue
from codegen.commands.prompts import asked, message_of
from codegen.commands.terminal import Terminal
from codegen.editing.verbs import annotate, copy_message
from codegen.model import CodegenError, Message
from codegen.model.characters import shown


def run(
    terminal: Terminal,
    *,
    code: str | None,
    new: str | None,
    root: Path | None,
    reason: str | None,
    since: str | None,
    dry_run: bool,
) -> int:
    """Renames a message, and returns the exit code: 1 where there are findings.

    A code stands in logs and is never used again, so the old one stays: deprecated, and replaced
    by the new one, which is a copy of it without its names, aliases and `since`.

    Raises:
        CodegenError: the old code is on its way out, the new one is taken, or nothing could be
            written.
    """
    opened = open_catalogue(terminal, root)
    if opened is None:
        return 1
    message = message_of(opened, asked(code, "OLD", "Old code"))
    new = asked(new, "NEW", "New code")
    _refuse(opened, message, new)
    reason = f"Renamed to {new}." if reason is None else reason
    note = {"since": since or "", "reason": reason, "replaced_by": new}
    given = {key: value for key, value in note.items() if value or key == "reason"}
    order = module_order()
    text = copy_message(opened.text(message.path), order, message.code, new, since or "")
    text = annotate(text, order, message.code, "deprecated", given)
    done = f"renamed {message.code} to {new} in {message.path}; the old code is deprecated"
    return carry_out(terminal, opened, {message.path: text}, done, dry_run=dry_run)


def _refuse(opened: Opened, message: Message, new: str) -> None:
    if message.removed or message.deprecated:
        state = "removed" if message.removed else "deprecated"
        raise CodegenError(f"{message.code} is {state} already", f"look for it in {message.path}")
    for other in opened.loaded.catalogue.messages:
        if other.code == new:
            raise CodegenError(f"the code {shown(new)} is taken", f"look for it in {other.path}")
