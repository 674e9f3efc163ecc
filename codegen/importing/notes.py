"""Gathers what an import has to report, and tells many findings of one kind in one line."""

from dataclasses import dataclass, field

from codegen.importing.draft import Place
from codegen.model import Diagnostic, Severity
from codegen.model.characters import harmless

_EACH = 3
_SHOWN = 8


@dataclass(slots=True)
class _Group:
    rule: str
    said: str
    help: str
    items: list[tuple[str, Place]] = field(default_factory=list)


class Notes:
    """The report of an import.

    Attributes:
        findings: those told one by one, and those that stop the import.
    """

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []
        self._groups: dict[tuple[str, str, str], _Group] = {}

    def tell(
        self, rule: str, message: str, place: Place, help: str = "", severity: Severity = "warning"
    ) -> None:
        """Reports one thing at its place."""
        self.findings.append(
            Diagnostic(
                rule,
                harmless(message),
                place.path,
                harmless(help),
                line=place.line,
                column=place.column,
                excerpt=place.excerpt,
                severity=severity,
            )
        )

    def stop(self, rule: str, message: str, place: Place, help: str = "") -> None:
        """Reports what stops the import."""
        self.tell(rule, message, place, help, "error")

    def gather(self, rule: str, said: str, item: str, place: Place, help: str = "") -> None:
        """Reports one of several alike; beyond a few of a file they become one line.

        Args:
            said: what holds for all of them, as the end of a sentence about `item`.
            item: what it is about, fit to be shown.
        """
        key = (rule, said, place.path)
        group = self._groups.setdefault(key, _Group(rule, said, help))
        group.items.append((item, place))

    @property
    def stopped(self) -> bool:
        """Whether something was found that stops the import."""
        return any(finding.severity == "error" for finding in self.findings)

    def told(self) -> list[Diagnostic]:
        """Everything, one finding for each or for each group."""
        single, self.findings = self.findings, []
        for group in self._groups.values():
            if len(group.items) <= _EACH:
                for item, place in group.items:
                    self.tell(group.rule, f"{item}: {group.said}", place, group.help)
                continue
            listed = ", ".join(f"{item} (line {place.line})" for item, place in group.items)
            if len(group.items) > _SHOWN:
                some = [f"{item} (line {place.line})" for item, place in group.items[:_SHOWN]]
                listed = ", ".join(some) + f" and {len(group.items) - _SHOWN:,} more"
            first = group.items[0][1]
            message = f"{len(group.items):,} times: {group.said}: {listed}"
            self.tell(group.rule, message, first, group.help)
        single, self.findings = [*single, *self.findings], single
        return single
