"""Turns findings into JSON: one array, or one object a line (https://jsonlines.org)."""

import json
from collections.abc import Iterable, Mapping

from codegen.diagnostics import page
from codegen.model import Diagnostic


def literal(value: object, indent: int | None = None) -> str:
    """A value as JSON in ASCII, with nothing in it that an agent of a CI takes for a command.

    GitHub's runner and Azure's agent look for `##[…]` anywhere in a line; in JSON `##` stands in
    strings only, where one of the two may be written as an escape.
    """
    return json.dumps(value, indent=indent).replace("##", "#\\u0023")


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> str:
    """One JSON array of findings, one a line; places that are not known are null."""
    rows = [literal(_record(item)) for item in diagnostics]
    return "[\n  " + ",\n  ".join(rows) + "\n]\n" if rows else "[]\n"


def diagnostics_jsonl(diagnostics: Iterable[Diagnostic]) -> str:
    """One JSON object a line, with the fields that those of the array have."""
    return "".join(f"{literal(_record(item))}\n" for item in diagnostics)


def _record(item: Diagnostic) -> Mapping[str, object]:
    return {
        "path": item.path,
        "line": item.line or None,
        "column": item.column or None,
        "severity": item.severity,
        "rule": item.rule,
        "message": item.message,
        "help": item.help or None,
        "page": page(item.rule),
    }
