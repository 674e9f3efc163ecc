"""Turns changes into text and Markdown, grouped by module and code, and into JSON."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from codegen.model import Diagnostic
from codegen.model.change import Change
from codegen.model.characters import harmless
from codegen.reporting.colour import Palette
from codegen.reporting.records import diagnostics_json
from codegen.reporting.words import changed_lines

_TEXTS = frozenset(
    "text-changed text-added text-emptied module-changed catalogue-changed links-changed"
    " message-deprecated deprecation-changed message-removed deprecated-removed".split()
)
"""The kinds whose old and new values are texts to be shown beside each other."""


def changes_text(changes: Iterable[Change], modules: Sequence[str], palette: Palette) -> str:
    """All changes under their modules, each changed text with what went and what came."""
    lines = []
    for module, group in _grouped(changes, modules):
        lines.append(palette.paint(_heading(module), "bold"))
        for change in group:
            lines.append(f"  {harmless(change.sentence())}")
            if change.kind in _TEXTS:
                lines += [f"    {line}" for line in changed_lines(change.old, change.new, palette)]
        lines.append("")
    return "\n".join(lines) if lines else "nothing has changed\n"


def changes_markdown(changes: Iterable[Change], modules: Sequence[str]) -> str:
    """All changes as lists under headings, for the text of a pull request or a release."""
    lines = []
    plain = Palette(on=False)
    for module, group in _grouped(changes, modules):
        lines += [f"## {escaped(_heading(module))}", ""]
        for change in group:
            lines.append(f"- {escaped(harmless(change.sentence()))}")
            if change.kind in _TEXTS:
                shown = changed_lines(change.old, change.new, plain, words=False)
                fence = "`" * max(3, 1 + _longest_run("\n".join(shown)))
                lines += ["", f"  {fence}diff", *(f"  {line}" for line in shown), f"  {fence}", ""]
        lines.append("")
    return _squeezed(lines) if lines else "Nothing has changed.\n"


def changes_json(changes: Iterable[Change]) -> str:
    """One JSON array, a change a line; what a change has not is left out."""
    rows = []
    for change in changes:
        fields = {key: value for key, value in asdict(change).items() if value}
        fields.pop("on_key", None)
        rows.append(json.dumps({**fields, "message": change.sentence()}))
    return "[\n  " + ",\n  ".join(rows) + "\n]\n" if rows else "[]\n"


def verdict_json(
    bump: str,
    text: str,
    old: str,
    new: str,
    findings: Iterable[Diagnostic],
    *,
    enough: bool,
    allowed: int,
) -> str:
    """One JSON object: the verdict, whether the version announces it, and the findings."""
    verdict = {
        "verdict": bump, "enough": enough, "allowed": allowed,
        "old_version": old, "new_version": new, "message": text,
    }  # fmt: skip
    return (
        json.dumps(verdict)[:-1] + ',\n"findings": ' + diagnostics_json(findings).rstrip() + "}\n"
    )


def _grouped(
    changes: Iterable[Change], modules: Sequence[str]
) -> Iterator[tuple[str, list[Change]]]:
    """The changes of the catalogue, then those of each module, each code's beside each other.

    Modules come in the order given, those that are gone after the others.
    """
    groups: dict[str, dict[str, list[Change]]] = {}
    for change in changes:
        codes = groups.setdefault(change.module, {})
        codes.setdefault(change.code, []).append(change)
    for module in dict.fromkeys(["", *modules, *groups]):
        if module in groups:
            yield module, [change for group in groups[module].values() for change in group]


def _heading(module: str) -> str:
    return f"module {harmless(module)}" if module else "catalogue"


def escaped(text: str) -> str:
    """Text that Markdown prints as it is."""
    return "".join(f"\\{mark}" if mark in "\\`*_[]<>#|~&" else mark for mark in text)


def _longest_run(text: str) -> int:
    """The length of the longest run of backticks."""
    return max((len(run) for run in re.findall("`+", text)), default=0)


def _squeezed(lines: list[str]) -> str:
    """The lines with no two blank ones in a row and none at the end."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"
