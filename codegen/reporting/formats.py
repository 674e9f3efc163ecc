"""The one list of the formats of findings; each is made by a file that is imported for it alone."""

from collections.abc import Mapping, Sequence

from codegen.model import Diagnostic
from codegen.model.rules import RULES, Rule

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit")
"""The names that `--format` takes."""


def formatted(
    diagnostics: Sequence[Diagnostic], format: str, command: str, rules: Mapping[str, Rule] = RULES
) -> str:
    """Findings in the format of that name, text without colours.

    Args:
        command: the one that found them, for the formats that name it.
        rules: those that it looks for, for the formats that list them.

    Raises:
        ValueError: there is no format of that name.
    """
    if format == "text":
        from codegen.reporting.colour import Palette
        from codegen.reporting.text import diagnostics_text

        return diagnostics_text(diagnostics, Palette(on=False))
    if format in ("json", "jsonl"):
        from codegen.reporting import records

        write = records.diagnostics_json if format == "json" else records.diagnostics_jsonl
        return write(diagnostics)
    if format == "gitlab":
        from codegen.reporting.gitlab import diagnostics_gitlab

        return diagnostics_gitlab(diagnostics)
    if format == "sarif":
        from codegen.reporting.sarif import diagnostics_sarif

        return diagnostics_sarif(diagnostics, command, rules)
    return _formatted_with_command(diagnostics, format, command)


def _formatted_with_command(diagnostics: Sequence[Diagnostic], format: str, command: str) -> str:
    if format == "junit":
        from codegen.reporting.junit import diagnostics_junit

        return diagnostics_junit(diagnostics, command)
    if format == "github":
        from codegen.reporting.github import diagnostics_github

        return diagnostics_github(diagnostics, command)
    raise ValueError(f"there is no format {format}")
