"""Turns findings into GitHub's annotations, and into the summary of a job in Markdown."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from codegen.diagnostics import DOCS_URL, page
from codegen.model import Diagnostic, Severity
from codegen.model.characters import harmless
from codegen.reporting.text import count_text, more_about

LIMIT = 10
"""How many annotations of a kind GitHub shows for a step; the others are in its log only.

Source: https://docs.github.com/en/actions/reference/limits, and the same in actions/runner.
"""

_RANKS: dict[Severity, int] = {"error": 0, "warning": 1}
_ROWS = 100
_CELL = 300
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def _worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda item: _RANKS[item.severity])


def diagnostics_github(diagnostics: Sequence[Diagnostic], command: str) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request, the worst first.

    Where it will not show all of them, a notice at the end says how many there are more.
    """
    rows = [_annotation(item) for item in _worst_first(diagnostics)]
    more = beyond_limit(diagnostics)
    if more:
        text = f"GitHub shows {LIMIT} annotations of a kind; in the log of this step there are more"
        rows.append(f"::notice title=codegen {command}::{text}: {count_text(more)}\n")
    return "".join(rows)


def beyond_limit(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings that GitHub will not show beside their lines."""
    kinds = groupby(_worst_first(diagnostics), lambda item: item.severity)
    return [item for _, items in kinds for item in list(items)[LIMIT:]]


def _annotation(item: Diagnostic) -> str:
    """A finding as a command; the escapes are those of actions/toolkit (core/src/command.ts)."""
    fields = [f"file={_property(item.path)}"]
    fields += [f"line={item.line}"] if item.line else []
    fields += [f"col={item.column}"] if item.column else []
    fields.append(f"title={_property(item.rule)}")
    lines = [item.message, item.help, f"more: {more_about(item.rule)}"]
    message = "\n".join(line for line in lines if line)
    return f"::{item.severity} {','.join(fields)}::{_data(message)}\n"


def _data(text: str) -> str:
    shown = "\n".join(harmless(line) for line in text.split("\n"))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary_markdown(diagnostics: Sequence[Diagnostic], command: str) -> str:
    """A heading and a table of the worst findings, far below the 1 MiB that GitHub takes."""
    heading = f"### codegen {command}: {count_text(list(diagnostics))}\n\n"
    if not diagnostics:
        return heading
    rows = [_row(item) for item in _worst_first(diagnostics)[:_ROWS]]
    more = len(diagnostics) - len(rows)
    rest = f"\n{more} more findings are in the log of this step.\n" if more else ""
    head = "| Severity | Place | Rule | Finding |\n| --- | --- | --- | --- |\n"
    return heading + head + "".join(rows) + rest + _read_more(diagnostics) + "\n"


def _read_more(diagnostics: Sequence[Diagnostic]) -> str:
    """The command that explains the rules, where the table has no links to their pages."""
    rules = dict.fromkeys(item.rule for item in diagnostics)
    return "" if DOCS_URL else f"\nRead more: <code>codegen explain {' '.join(rules)}</code>\n"


def _row(item: Diagnostic) -> str:
    place = f"{item.path}:{item.line}" if item.line else item.path
    finding = _cell(item.message) + (f"<br>{_cell(item.help)}" if item.help else "")
    rule = f"<code>{_cell(item.rule)}</code>"
    rule = f"[{rule}]({page(item.rule)})" if DOCS_URL else rule
    code = f"<code>{_cell(place)}</code> | {rule}"
    return f"| {item.severity} | {code} | {finding} |\n"


def _cell(text: str) -> str:
    """Text in a cell, every mark of which is a reference, so that none can be Markdown or HTML."""
    shown = harmless(text if len(text) <= _CELL else text[: _CELL - 1] + "…")
    return _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", shown)
