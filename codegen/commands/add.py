"""`codegen add`: puts a new message into its module's file."""

from pathlib import Path

from codegen.commands.editor import Opened, carry_out, module_path, open_catalogue
from codegen.commands.prompts import asked
from codegen.commands.terminal import Terminal
from codegen.editing.verbs import add_message, prefixes_of
from codegen.model import LEVELS, CodegenError
from codegen.model.characters import shown


def run(
    terminal: Terminal,
    *,
    code: str | None,
    root: Path | None,
    module: str | None,
    after: str | None,
    dry_run: bool,
    **fields: str | None,
) -> int:
    """Adds a message, and returns the exit code: 1 where the catalogue has or would get findings.

    Raises:
        CodegenError: the code is taken, or nothing could be written.
    """
    opened = open_catalogue(terminal, root)
    if opened is None:
        return 1
    code = asked(code, "CODE", "Code")
    _refuse_taken(opened, code)
    name = module or _guess(opened, code)
    path = module_path(opened, name)
    fields["level"] = asked(fields["level"], "--level", "Level", LEVELS)
    fields["summary"] = asked(fields["summary"], "--summary", "Summary, in one sentence")
    order = ("level", "summary", "explanation", "remedy", "retry", "since")
    given = {key: _ended(key, value) for key in order if (value := fields[key]) is not None}
    text = add_message(opened.text(path), code, given, after or "")
    return carry_out(terminal, opened, {path: text}, f"added {code} to {path}", dry_run=dry_run)


def _ended(key: str, value: str) -> str:
    """Ends Markdown with a line feed, so that it becomes a block of lines."""
    return value.rstrip("\n") + "\n" if key in ("explanation", "remedy") else value


def _refuse_taken(opened: Opened, code: str) -> None:
    for message in opened.loaded.catalogue.messages:
        if message.code == code:
            state = (
                "was removed, and is never used again" if message.removed else "is there already"
            )
            raise CodegenError(f"the code {code} {state}", f"look for it in {message.path}")


def _guess(opened: Opened, code: str) -> str:
    """The module whose prefix a code has; of several the longest."""
    found = []
    for module in opened.loaded.catalogue.modules:
        for prefix in prefixes_of(opened.text(module.path)) or [module.name.upper()]:
            if code == prefix or code.startswith(f"{prefix}_"):
                found.append((len(prefix), module.name))
    if not found:
        known = ", ".join(module.name for module in opened.loaded.catalogue.modules)
        raise CodegenError(
            f"no module has a prefix of {shown(code)}",
            f"start the code with a module's name in capitals; the modules are: {known}",
        )
    return max(found)[1]
