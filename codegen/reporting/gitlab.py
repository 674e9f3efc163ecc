"""Turns findings into GitLab's code quality report, which its merge requests show.

The fields: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from collections.abc import Sequence

from codegen.model import Diagnostic, Severity
from codegen.model.characters import harmless
from codegen.reporting.fingerprint import fingerprints
from codegen.reporting.records import literal
from codegen.reporting.text import more_about

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor"}


def diagnostics_gitlab(diagnostics: Sequence[Diagnostic]) -> str:
    """One JSON array of issues, one a line; a finding about a whole file stands at its line 1."""
    named = zip(diagnostics, fingerprints(diagnostics), strict=True)
    rows = [literal(_issue(item, fingerprint)) for item, fingerprint in named]
    return "[\n  " + ",\n  ".join(rows) + "\n]\n" if rows else "[]\n"


def _issue(item: Diagnostic, fingerprint: str) -> dict[str, object]:
    notes = [f"help: {item.help}"] if item.help else []
    text = f"{item.message} ({'; '.join([*notes, f'more: {more_about(item.rule)}'])})"
    return {
        "description": harmless(text),
        "check_name": item.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[item.severity],
        "location": {"path": harmless(item.path), "lines": {"begin": max(item.line, 1)}},
    }
