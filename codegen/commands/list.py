"""`codegen list`: lists the codes of a catalogue, all of them or those that filters let through."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from codegen.commands.opened import Opened, chosen, open_catalogue
from codegen.commands.terminal import Terminal
from codegen.model import LEVELS, CodegenError, Message
from codegen.reporting.explanation import Names
from codegen.reporting.snapshot import as_json, message_data
from codegen.reporting.tables import messages_csv, messages_text


def run(
    terminal: Terminal,
    *,
    root: Path | None,
    modules: tuple[str, ...],
    level: str | None,
    deprecated: bool,
    removed: bool,
    targets: tuple[str, ...],
    codes: bool,
    format: str,
) -> int:
    """Lists, and returns the exit code: 0, or 1 where nothing of the catalogue could be read.

    Args:
        level: the least severe level that is listed.
        removed: whether removed codes are listed instead of the others, or with `deprecated`
            besides the deprecated ones.

    Raises:
        CodegenError: the catalogue cannot be read, or has no such module or target.
    """
    if codes and format != "text":
        raise CodegenError("--codes and --format do not go together", "leave one of them out")
    if codes and targets:
        raise CodegenError("--codes and --target do not go together", "leave one of them out")
    opened = open_catalogue(terminal, root)
    if opened.unreadable:
        return 1
    modules = chosen(modules, [module.name for module in opened.catalogue.modules], "module")
    names, targets = _names(opened, targets)
    least = LEVELS.index(level) if level else 0
    messages = [
        message
        for message in opened.catalogue.messages
        if (not modules or message.module in modules)
        and LEVELS.index(message.level) >= least
        and _state_fits(message, deprecated=deprecated, removed=removed)
    ]
    if codes:
        sys.stdout.write("".join(f"{message.code}\n" for message in messages))
    elif format == "json":
        sys.stdout.write(as_json([_data(message, names, targets) for message in messages]))
    elif format == "csv":
        sys.stdout.write(messages_csv(messages, names, targets))
    else:
        columns = terminal.columns(sys.stdout)
        palette = terminal.palette(sys.stdout)
        sys.stdout.write(messages_text(messages, palette, columns, names=names, targets=targets))
        if not messages:
            terminal.note("no code fits")
    return 0


def _names(opened: Opened, targets: tuple[str, ...]) -> tuple[Mapping[str, Names], tuple[str, ...]]:
    """The names of the constants in the targets that were asked for, and these, each once."""
    if not targets:
        return {}, ()
    known = [name for name, target in opened.targets.items() if target.identifiers is not None]
    return opened.constants, chosen(targets, known, "target with constants")


def _state_fits(message: Message, *, deprecated: bool, removed: bool) -> bool:
    if message.removed is not None:
        return removed
    return not (deprecated or removed) or (deprecated and message.deprecated is not None)


def _data(message: Message, names: Mapping[str, Names], targets: Sequence[str]) -> dict[str, Any]:
    """The message as in the snapshot, and the names that were asked for."""
    data = message_data(message)
    if targets:
        own = names.get(message.code, {})
        data["names"] = {target: list(own[target]) for target in targets if target in own}
    return data
