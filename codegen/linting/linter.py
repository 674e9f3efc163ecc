"""Turns a catalogue into everything that the rules of `codegen lint` find in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from codegen.linting.rule import LintRule
from codegen.linting.rules import LINT_RULES
from codegen.linting.suppressions import Suppressions
from codegen.model import Catalogue, Diagnostic, LintSettings, Severity


@dataclass(frozen=True, slots=True)
class Linter:
    """The rules of a run.

    Attributes:
        settings: what the manifest says of the rules.
        only: the ids of the rules to look at; empty for all of them.
    """

    settings: LintSettings
    only: Collection[str] = ()

    def severity(self, row: LintRule) -> Severity | None:
        """How bad a breach of a rule is; None for a rule that is off."""
        setting = self.settings.rules.get(row.id, row.rule.severity if row.on else "off")
        return None if setting == "off" else setting

    def judges(self, id: str) -> bool:
        """Whether this run looks at a rule, on or off.

        What is unused or stale shows only where all rules are looked at.
        """
        return not self.only or id in self.only or any(not LINT_RULES[id].find for id in self.only)

    def asked(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings of the rules that this run was asked for."""
        return [finding for finding in findings if not self.only or finding.rule in self.only]

    def weighed(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings of rules that are on, with their severity."""
        weighed = []
        for finding in findings:
            if severity := self.severity(LINT_RULES[finding.rule]):
                weighed.append(replace(finding, severity=severity))
        return weighed

    def lint(self, catalogue: Catalogue, today: date) -> list[Diagnostic]:
        """What the catalogue breaks, its suppressions heeded; each finding knows a pointer only.

        Args:
            today: the day that decides which suppressions have expired.
        """
        suppressible = [id for id, row in LINT_RULES.items() if row.find]
        judged = [id for id in suppressible if self.judges(id)]
        suppressions = Suppressions(suppressible, judged)
        suppressions.gather(catalogue)
        found = []
        for id in judged:
            row = LINT_RULES[id]
            if row.find and self.severity(row):
                findings = (replace(finding, rule=id) for finding in row.find(catalogue))
                found += [item for item in findings if not suppressions.covers(item)]
        return self.weighed([*found, *suppressions.findings(today)])
