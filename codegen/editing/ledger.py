"""Turns a ledger into the text of its file: a line for each thing that a merge may bring together.

Sorted, so that the same ledger is the same bytes; a line each, so that two branches meet in lines
that can both be kept.
"""

from collections.abc import Iterator, Mapping

from codegen.editing.page import in_brackets
from codegen.editing.scalars import one_line, quoted
from codegen.model import Deprecation, Ledger, Released, Removal, TargetSettings

_HEAD = """\
# yaml-language-server: $schema=../schema/ledger.schema.json
# Every code that was ever released; codegen release writes this file, and nobody else does.
# In a merge conflict keep the lines of both sides. Where both have a line for one code, keep the
# one of the newer release.
"""


def ledger_text(ledger: Ledger) -> str:
    """The whole file."""
    lines = ["releases:", *(f"  - {quoted(version)}" for version in ledger.releases)]
    lines += _block("catalogue", {name: quoted(ledger.texts[name]) for name in ledger.texts})
    lines += _block("targets", {name: _target(row, ledger) for name, row in ledger.targets.items()})
    lines += _block("modules", {name: in_brackets(texts) for name, texts in ledger.modules.items()})
    lines += _block("codes", {code: _code(line) for code, line in ledger.codes.items()})
    return _HEAD + "\n".join(lines) + "\n"


def _block(key: str, rows: Mapping[str, str]) -> Iterator[str]:
    yield f"{key}:" if rows else f"{key}: {{}}"
    for name in sorted(rows):
        yield f"  {one_line(name)}: {rows[name]}"


def _target(row: TargetSettings, ledger: Ledger) -> str:
    parts = [f"version: {quoted(row.version)}"] if row.version != ledger.version else []
    options = [f"{name}: {_option(row, name)}" for name in sorted(row.options)]
    if options:
        parts.append(f"options: {{{', '.join(options)}}}")
    return f"{{{', '.join(parts)}}}"


def _option(row: TargetSettings, name: str) -> str:
    value = row.options[name]
    if isinstance(value, str):
        return quoted(value)
    return "null" if value is None else str(value).lower()


def _code(line: Released) -> str:
    """A line, the facts that hardly ever change first, so that a diff is easy to read."""
    message = line.message
    parts = [f"released: {quoted(line.since)}"]
    if line.removed:
        parts.append(f"removed: {quoted(line.removed)}")
    if message.removed:
        parts.append(f"tombstone: {_note(message.removed)}")
    parts += [f"module: {one_line(message.module)}", f"level: {message.level}"]
    if message.retry:
        parts.append(f"retry: {message.retry}")
    if message.since:
        parts.append(f"since: {quoted(message.since)}")
    for field in ("summary", "explanation", "remedy"):
        if text := getattr(message, field):
            parts.append(f"{field}: {quoted(text)}")
    parts += [f"see: {quoted(text)}" for text in message.see]
    if message.deprecated:
        parts.append(f"deprecated: {_note(message.deprecated)}")
    if line.constants:
        named = (
            f"{one_line(target)}: {_names(line.constants[target])}"
            for target in sorted(line.constants)
        )
        parts.append(f"names: {{{', '.join(named)}}}")
    return f"{{{', '.join(parts)}}}"


def _note(note: Deprecation | Removal) -> str:
    parts = [f"reason: {quoted(note.reason)}"]
    if note.since:
        parts.append(f"since: {quoted(note.since)}")
    if note.replaced_by:
        parts.append(f"replaced_by: {one_line(note.replaced_by)}")
    return f"{{{', '.join(parts)}}}"


def _names(names: tuple[str, ...]) -> str:
    shown = list(map(one_line, names))
    return shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"
