"""`codegen rename`: gives a message a new code, or its constants new names; the old ones stay."""

from collections.abc import Collection
from pathlib import Path

from codegen.commands.editor import Opened, carry_out, module_order, open_catalogue
from codegen.commands.prompts import asked, message_of
from codegen.commands.terminal import Terminal
from codegen.editing.constants import rename_constant
from codegen.editing.verbs import annotate, copy_message
from codegen.model import CodegenError, Message
from codegen.model.characters import shown
from codegen.rendering.renderer import Renderer


def run(
    terminal: Terminal,
    *,
    code: str | None,
    new: str | None,
    root: Path | None,
    reason: str | None,
    since: str | None,
    constants: tuple[tuple[str, str], ...],
    dry_run: bool,
) -> int:
    """Renames a message, and returns the exit code: 1 where there are findings.

    A code stands in logs and is never used again, so the old one stays: deprecated, and replaced
    by the new one, which is a copy of it without its names, aliases and `since`.

    With `constants`, pairs of a target and a name, the code stays, and so does the constant's old
    name in that target, as an alias.

    Raises:
        CodegenError: the old code is on its way out, the new one is taken, a target or a name is
            not to be had, or nothing could be written.
    """
    opened = open_catalogue(terminal, root)
    if opened is None:
        return 1
    if constants and any(value is not None for value in (new, reason, since)):
        raise CodegenError(
            "--constant takes no NEW, --reason or --since",
            "the code stays as it is, and the old name of the constant as an alias",
        )
    message = message_of(opened, asked(code, "OLD", "Old code"))
    if constants:
        return _rename_constants(terminal, opened, message, constants, dry_run=dry_run)
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


def _rename_constants(
    terminal: Terminal,
    opened: Opened,
    message: Message,
    constants: tuple[tuple[str, str], ...],
    *,
    dry_run: bool,
) -> int:
    """Renames constants; names that a target cannot have are findings of the edited catalogue."""
    if message.removed:
        raise CodegenError(
            f"{message.code} is removed and has no constants", f"look for it in {message.path}"
        )
    names: dict[str, str] = {}
    loaded = opened.loaded
    renderer = Renderer(loaded.catalogue, loaded.targets, loaded.named)
    for target, name in constants:
        _refuse_target(opened, target, names)
        names[target] = old = renderer.names[target][message.code].name
        if name == old:
            raise CodegenError(f"{message.code} is {shown(name)} in the target {target} already")
        for other in renderer.names[target].values():
            if other.message.code != message.code and name in (other.name, *other.aliases):
                raise CodegenError(
                    f"{shown(name)} is a name of {other.message.code} in the target {target}",
                    f"look for it in {other.message.path}",
                )
    order, text = module_order(), opened.text(message.path)
    for target, name in constants:
        text = rename_constant(text, order, message.code, target, name, names[target])
    said = ", ".join(f"{names[target]} to {name} in {target}" for target, name in constants)
    stays = "the old name stays as an alias" if len(names) == 1 else "the old names stay as aliases"
    done = f"renamed {said}; {stays}"
    return carry_out(terminal, opened, {message.path: text}, done, dry_run=dry_run)


def _refuse_target(opened: Opened, target: str, before: Collection[str]) -> None:
    """Refuses a target that there is not, has no constants, or came before."""
    from difflib import get_close_matches

    targets = opened.loaded.targets
    named = [name for name, item in targets.items() if item.identifiers]
    if target in before:
        raise CodegenError(f"--constant names the target {target} twice", "a constant has one name")
    if target in named:
        return
    near = get_close_matches(target, named, 1)
    known = ", ".join(named) or "none"
    raise CodegenError(
        f"the target {target} has no constants"
        if target in targets
        else f"there is no target {shown(target)} in the manifest",
        f"did you mean {near[0]}?" if near else f"the targets with constants: {known}",
    )
