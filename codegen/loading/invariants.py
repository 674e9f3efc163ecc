"""Finds what no schema can say: rules between the fields and the files of a catalogue."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from codegen.diagnostics import (
    DUPLICATE_CODE,
    FILE_WITHOUT_MODULE,
    MODULE_NAME,
    MODULE_PREFIX,
    MODULE_WITHOUT_FILE,
    UNKNOWN_REPLACEMENT,
)
from codegen.model import Diagnostic, Pointer
from codegen.model.characters import FORBIDDEN, shown

_CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*", re.ASCII)
_MODULE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)


@dataclass(slots=True)
class ModuleData:
    """The data of one module file, as far as it could be read.

    Attributes:
        name: the name that the file's own name gives.
        path: as shown in findings.
    """

    name: str
    path: str
    data: Any

    @property
    def messages(self) -> Mapping[str, Any]:
        """The messages whose code is a string and whose fields are a mapping."""
        messages = self.data.get("messages") if isinstance(self.data, dict) else None
        if not isinstance(messages, dict):
            return {}
        return {key: value for key, value in messages.items() if isinstance(value, dict)}

    def names(self, key: str) -> list[str]:
        """The strings of a list at the top of the file."""
        values = self.data.get(key) if isinstance(self.data, dict) else None
        if not isinstance(values, list):
            return []
        return [item for item in values if isinstance(item, str)]


def module_findings(modules: list[ModuleData], *, complete: bool) -> Iterator[Diagnostic]:
    """What is wrong within and between the module files.

    Args:
        complete: whether every file could be read to its end; if not, a code that is not found
            may be in the part that was not read.
    """
    codes: dict[str, ModuleData] = {}
    for module in modules:
        yield from _name_finding(module)
        prefixes = module.names("prefixes") or [module.name.upper()]
        sound = all(_CODE.fullmatch(prefix) for prefix in prefixes)
        for code in module.messages:
            if not _CODE.fullmatch(code):
                continue  # a finding of the schema already
            if code in codes:
                yield _duplicate(code, module, codes[code])
            else:
                codes[code] = module
            if sound and not any(
                code == prefix or code.startswith(prefix + "_") for prefix in prefixes
            ):
                yield _stray(code, module, prefixes)
    for module in modules:
        yield from _replacement_findings(module, codes, complete=complete)


def _name_finding(module: ModuleData) -> Iterator[Diagnostic]:
    given = module.data.get("module") if isinstance(module.data, dict) else None
    if isinstance(given, str) and given != module.name and _MODULE.fullmatch(given):
        yield Diagnostic(
            MODULE_NAME,
            f"the file is named {module.name}.yaml, but its module is {shown(given)}",
            module.path,
            help=f"write module: {module.name}, or rename the file",
            pointer=("module",),
        )


def _duplicate(code: str, module: ModuleData, first: ModuleData) -> Diagnostic:
    return Diagnostic(
        DUPLICATE_CODE,
        f"the code {shown(code)} stands in {first.path} already",
        module.path,
        help="a code belongs to one module: remove one of the two, or give one another code",
        pointer=("messages", code),
        on_key=True,
    )


def _stray(code: str, module: ModuleData, prefixes: list[str]) -> Diagnostic:
    return Diagnostic(
        MODULE_PREFIX,
        f"the code {shown(code)} does not start with {' or '.join(map(shown, prefixes[:5]))}",
        module.path,
        help=f"rename it, such as {shown(f'{prefixes[0]}_{code}')[1:-1]}, move it to its module,"
        " or add its prefix to prefixes",
        pointer=("messages", code),
        on_key=True,
    )


def _replacement_findings(
    module: ModuleData, codes: Mapping[str, ModuleData], *, complete: bool
) -> Iterator[Diagnostic]:
    for code, fields in module.messages.items():
        for key in ("deprecated", "removed"):
            note = fields.get(key)
            other = note.get("replaced_by") if isinstance(note, dict) else None
            if (
                isinstance(other, str)
                and _CODE.fullmatch(other)
                and (complete or other in codes)
                and (fault := _bad_replacement(code, other, codes))
            ):
                message, help = fault
                pointer = ("messages", code, key, "replaced_by")
                yield Diagnostic(UNKNOWN_REPLACEMENT, message, module.path, help, pointer)


def _bad_replacement(
    code: str, other: str, codes: Mapping[str, ModuleData]
) -> tuple[str, str] | None:
    """What is wrong with a replacement, and what helps; None where nothing is."""
    if other == code:
        return f"{code} is replaced by itself", "name another code, or remove the line"
    if other not in codes:
        near = get_close_matches(other, codes, 1, 0.75)
        help = f"did you mean {near[0]}?" if near else "name a code of this catalogue"
        return f"there is no code {shown(other)} in this catalogue", help
    if "removed" in codes[other].messages[other]:
        return f"the replacement {other} is removed itself", "name the code that is in use today"
    return None


def manifest_findings(
    listed: list[str], present: list[str], path: str, folder: str
) -> Iterator[Diagnostic]:
    """Compares the manifest's modules with the files that are there.

    Args:
        listed: the manifest's modules.
        present: the names of the files in `folder`, without their ending.
        path: the manifest, as shown in findings.
    """
    strays = [name for name in present if name not in listed]
    for index, name in enumerate(listed):
        if name not in present and _MODULE.fullmatch(name):
            near = get_close_matches(name, strays, 1)
            yield Diagnostic(
                MODULE_WITHOUT_FILE,
                f"the module {shown(name)} has no file {folder}/{name}.yaml",
                path,
                help=f"did you mean {near[0]}?" if near else "create the file, or remove the line",
                pointer=("modules", index),
            )
    for name in strays:
        yield Diagnostic(
            FILE_WITHOUT_MODULE,
            f"the module {shown(name)} is not in the manifest",
            f"{folder}/{name}.yaml",
            help=f'add "- {name}" to modules in {path}, or delete the file',
        )


def hidden_characters(data: Any, allowed: frozenset[str]) -> Iterator[tuple[Pointer, str, bool]]:
    """Finds forbidden characters in keys and values: the pointer, the character, whether a key."""
    pending: list[tuple[Pointer, Any, bool]] = [((), data, False)]
    while pending:
        pointer, value, is_key = pending.pop()
        if isinstance(value, dict):
            for key, item in value.items():
                pending.append(((*pointer, key), item, False))
                if not key.startswith("\0"):
                    pending.append(((*pointer, key), key, True))
        elif isinstance(value, list):
            pending.extend(((*pointer, index), item, False) for index, item in enumerate(value))
        elif isinstance(value, str):
            for match in FORBIDDEN.finditer(value):
                if match[0] not in allowed:
                    yield pointer, match[0], is_key
