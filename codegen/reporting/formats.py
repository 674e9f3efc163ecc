"""Turns findings into the formats of other programs: JSON and GitHub's annotations."""

import json
from collections.abc import Callable, Iterable

from codegen.model import Diagnostic
from codegen.model.characters import harmless
from codegen.reporting.colour import Palette
from codegen.reporting.text import diagnostics_text

FORMATS = ("text", "json", "github")


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> str:
    """One JSON array of findings, one a line; places that are not known are null."""
    rows = [
        json.dumps(
            {
                "path": item.path,
                "line": item.line or None,
                "column": item.column or None,
                "severity": item.severity,
                "rule": item.rule,
                "message": item.message,
                "help": item.help or None,
            }
        )
        for item in diagnostics
    ]
    return "[\n  " + ",\n  ".join(rows) + "\n]\n" if rows else "[]\n"


def diagnostics_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request.

    The escapes are those of actions/toolkit, packages/core/src/command.ts.
    """
    rows = []
    for item in diagnostics:
        fields = [f"file={_property(item.path)}"]
        fields += [f"line={item.line}"] if item.line else []
        fields += [f"col={item.column}"] if item.column else []
        fields.append(f"title={_property(item.rule)}")
        message = f"{item.message}\n{item.help}" if item.help else item.message
        rows.append(f"::{item.severity} {','.join(fields)}::{_data(message)}\n")
    return "".join(rows)


def _data(text: str) -> str:
    shown = "\n".join(harmless(line) for line in text.split("\n"))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def formatter(name: str, palette: Palette) -> Callable[[list[Diagnostic]], str]:
    """The function that writes findings in the format of that name."""
    if name == "json":
        return diagnostics_json
    if name == "github":
        return diagnostics_github
    return lambda diagnostics: diagnostics_text(diagnostics, palette)
