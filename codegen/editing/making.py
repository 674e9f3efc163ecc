"""Turns what a new file of the catalogue is to say into its text, in canonical order and style."""

from collections.abc import Mapping, Sequence

from codegen.editing.page import Fields, entry_lines
from codegen.editing.scalars import one_line


def module_text(
    head: Mapping[str, str], prefixes: Sequence[str], messages: Mapping[str, Fields]
) -> str:
    """The text of a module's file.

    Args:
        head: module, title and, if there is one, description.
        prefixes: none where they are the module's name.
        messages: the fields of each message under its code.
    """
    lines = [line for key, text in head.items() for line in entry_lines(key, text, 0, 2)]
    if prefixes:
        lines += ["prefixes:", *(f"  - {one_line(prefix)}" for prefix in prefixes)]
    if not messages:
        return "\n".join([*lines, "messages: {}", ""])
    lines.append("messages:")
    for code, fields in messages.items():
        lines += [*entry_lines(code, fields, 2, 2), ""]
    return "\n".join(lines)


def manifest_text(
    head: Mapping[str, str], modules: Sequence[str], targets: Mapping[str, Mapping[str, str]]
) -> str:
    """The text of a manifest.

    Args:
        head: name, title, version and the like, in the order of the schema.
        modules: in the order of the documentation.
        targets: the options of each target.
    """
    lines = [line for key, text in head.items() for line in entry_lines(key, text, 0, 2)]
    lines += ["modules:", *(f"  - {one_line(name)}" for name in modules), "targets:"]
    for name, options in targets.items():
        lines += entry_lines(name, options, 2, 2) if options else [f"  {name}: {{}}"]
    return "\n".join([*lines, ""])
