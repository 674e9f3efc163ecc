"""The one list of the formats of findings; each is made by a file that is imported for it alone."""

from collections.abc import Sequence

from codegen.model import Diagnostic

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit")
"""The names that `--format` takes."""


def formatted(
    diagnostics: Sequence[Diagnostic], format: str, command: str, *, lints: bool = False
) -> str:
    """Findings in the format of that name, text without colours.

    Args:
        command: the one that found them, for the formats that name it.
        lints: whether it looks for the rules of lint, for the formats that list rules.

    Raises:
        ValueError: there is no format of that name.
    """
    if format == "text":
        from codegen.reporting.colour import Palette
        from codegen.reporting.text import diagnostics_text, more_text

        palette = Palette(on=False)
        return diagnostics_text(diagnostics, palette) + more_text(diagnostics, palette)
    if format in ("json", "jsonl"):
        from codegen.reporting import records

        write = records.diagnostics_json if format == "json" else records.diagnostics_jsonl
        return write(diagnostics)
    if format == "gitlab":
        from codegen.reporting.gitlab import diagnostics_gitlab

        return diagnostics_gitlab(diagnostics)
    if format == "sarif":
        from codegen.model.rules import LINTED, RULES
        from codegen.reporting.sarif import diagnostics_sarif

        return diagnostics_sarif(diagnostics, command, {**RULES, **LINTED} if lints else RULES)
    return _formatted_with_command(diagnostics, format, command)


def _formatted_with_command(diagnostics: Sequence[Diagnostic], format: str, command: str) -> str:
    if format == "junit":
        from codegen.reporting.junit import diagnostics_junit

        return diagnostics_junit(diagnostics, command)
    if format == "github":
        from codegen.reporting.github import diagnostics_github

        return diagnostics_github(diagnostics, command)
    raise ValueError(f"there is no format {format}")
