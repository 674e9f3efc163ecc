"""The one list of the formats of findings; each is made by a file that is imported for it alone."""

from collections.abc import Sequence

from codegen.model import Diagnostic

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit")
"""The names that `--format` takes."""


def formatted(diagnostics: Sequence[Diagnostic], format: str, command: str) -> str:
    """Findings in the format of that name, text without colours.

    Args:
        command: the one that found them, for the formats that name it.

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
    return _formatted_with_command(diagnostics, format, command)


def _formatted_with_command(diagnostics: Sequence[Diagnostic], format: str, command: str) -> str:
    if format == "sarif":
        from codegen.reporting.sarif import diagnostics_sarif

        return diagnostics_sarif(diagnostics, command)
    if format == "junit":
        from codegen.reporting.junit import diagnostics_junit

        return diagnostics_junit(diagnostics, command)
    if format == "github":
        from codegen.reporting.github import diagnostics_github

        return diagnostics_github(diagnostics, command)
    raise ValueError(f"there is no format {format}")
