"""All rules of the tool, from its own catalogue; only what explains or lists rules imports this."""

from codegen.diagnostics import page
from codegen.diagnostics.generated.rules.details import DETAILS
from codegen.model.rule import Rule

ALL_RULES: dict[str, Rule] = {
    row.id: Rule(row.id, row.summary, row.severity, row.explanation, row.remedy, page(row.id))
    for row in DETAILS
}
"""Every rule under its id, in the order in which a catalogue goes through them."""

_LINT = frozenset(row.id for row in DETAILS if row.module.startswith("lint_"))

RULES: dict[str, Rule] = {id: rule for id, rule in ALL_RULES.items() if id not in _LINT}
"""Those of them that are no judgements of `codegen lint`: faults, drift and breaking changes."""
