"""A finding in the user's files, as a value: where it is, which rule it breaks, and what helps."""

from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]
Pointer = tuple[str | int, ...]
"""The way from the top of a YAML document to a value: keys and list indexes."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        rule: the id of the broken rule, in `codegen.model.rules` or `codegen.linting.rules`.
        message: what is wrong, in one sentence without a full stop.
        path: the file, relative to the project's folder, with `/`.
        help: what to do about it, or an empty string.
        pointer: where in the YAML document; None where the finding is not about a value.
        on_key: whether the pointer means the key itself rather than its value.
        line: 1-based, 0 where the finding is about the whole file.
        column: 1-based, in characters, 0 where the finding is about the whole line or file.
        excerpt: the source line.
    """

    rule: str
    message: str
    path: str
    help: str = ""
    pointer: Pointer | None = None
    on_key: bool = False
    line: int = 0
    column: int = 0
    excerpt: str = ""
    severity: Severity = "error"

    def at(self, line: int, column: int, excerpt: str) -> "Diagnostic":
        """The same finding at a known place."""
        return replace(self, line=line, column=column, excerpt=excerpt)

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Orders findings as a reader goes through the files."""
        return (self.path, self.line, self.column, self.rule, self.message)


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sorts findings by place and drops those that say the same of the same place twice."""
    seen: dict[tuple[str, int, int, str, str], Diagnostic] = {}
    for diagnostic in diagnostics:
        seen.setdefault(diagnostic.sort_key(), diagnostic)
    return [seen[key] for key in sorted(seen)]
