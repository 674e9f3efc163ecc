"""Turns catalogue/ledger.yaml into what was ever released, or into everything wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codegen.diagnostics import BAD_VALUE, LEDGER_VERSION
from codegen.loading import limits
from codegen.loading.reader import Reader
from codegen.loading.schema import Schema
from codegen.model import (
    LEDGER,
    MANIFEST,
    Deprecation,
    Diagnostic,
    Ledger,
    Message,
    Released,
    Removal,
    TargetSettings,
    Workspace,
)
from codegen.model.characters import shown
from codegen.model.version import in_rising_order, parsed


@dataclass(slots=True)
class LoadedLedger:
    """What a ledger holds.

    Attributes:
        ledger: None where anything is wrong with it.
        diagnostics: what is wrong with it, at its place.
    """

    ledger: Ledger | None
    diagnostics: list[Diagnostic]


def find_ledger(workspace: Workspace) -> Path | None:
    """The project's ledger, or what stands in its place; None where there is nothing."""
    path = workspace.root / LEDGER
    return path if path.exists() or path.is_symlink() else None


def load_ledger(workspace: Workspace, path: Path) -> LoadedLedger:
    """Reads and checks a ledger; the order of its lines says nothing.

    Raises:
        CodegenError: the file cannot be read for a reason outside its text.
    """
    reader = Reader(workspace, {}, (limits.LEDGER_BYTES, limits.LEDGER_VALUES))
    data = reader.read(path, Schema.named("ledger"))
    name = workspace.shown(path)
    reader.check_characters(name, data)
    if not reader.findings:
        reader.findings.extend(_homeless(data, name))
    if reader.findings:
        return LoadedLedger(None, reader.located(reader.findings))
    return LoadedLedger(_ledger(data), [])


def version_finding(ledger: Ledger, version: str) -> Diagnostic | None:
    """The finding for a manifest whose version is older than the newest release; not yet located.

    Args:
        version: the manifest's.
    """
    now, newest = parsed(version), parsed(ledger.version)
    if now is None or newest is None or now >= newest:
        return None
    message = f"the version {version} is older than {ledger.version}, which was released"
    help = f'write version: "{ledger.version}"; codegen release raises it'
    return Diagnostic(LEDGER_VERSION, message, MANIFEST, help, ("version",))


def _homeless(data: Mapping[str, Any], path: str) -> Iterator[Diagnostic]:
    """Codes that stand in a module which is not there, as after a merge that lost its line."""
    for code, line in data["codes"].items():
        gone = "removed" in line and "tombstone" not in line
        if line["module"] not in data["modules"] and not gone:
            yield Diagnostic(
                BAD_VALUE,
                f"the module {shown(line['module'])} of {code} is not among the modules here",
                path,
                "put its line back, which one side of a merge or an older commit has",
                ("codes", code, "module"),
            )


def _ledger(data: Mapping[str, Any]) -> Ledger:
    releases = tuple(in_rising_order(data["releases"]))
    return Ledger(
        releases,
        data["catalogue"],
        {
            name: TargetSettings(name, row.get("version", releases[-1]), {}, row.get("options", {}))
            for name, row in data["targets"].items()
        },
        data["modules"],
        {code: _released(code, line) for code, line in data["codes"].items()},
    )


def _released(code: str, line: Mapping[str, Any]) -> Released:
    get = line.get
    deprecated, tombstone = get("deprecated"), get("tombstone")
    message = Message(
        code,
        line["module"],
        f"catalogue/modules/{line['module']}.yaml",
        line["level"],
        line["summary"],
        get("explanation", ""),
        get("remedy", ""),
        get("retry", ""),
        get("since", ""),
        Deprecation(**deprecated) if deprecated else None,
        Removal(**tombstone) if tombstone else None,
        see=tuple(_names(get("see", ()))),
    )
    names = {target: tuple(_names(given)) for target, given in get("names", {}).items()}
    return Released(message, line["released"], get("removed", ""), names)


def _names(given: str | Iterable[str]) -> Iterable[str]:
    return (given,) if isinstance(given, str) else given
