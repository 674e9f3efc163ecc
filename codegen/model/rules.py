"""All rules of the tool, from its own catalogue; only what explains or lists rules imports this."""

from codegen.diagnostics import page
from codegen.diagnostics.generated.rules.details import DETAILS
from codegen.model.rule import Rule

ALL_RULES: dict[str, Rule] = {
    row.id: Rule(row.id, row.summary, row.severity, row.explanation, row.remedy, page(row.id))
    for row in DETAILS
}
"""Every rule under its id, in the order in which a catalogue goes through them."""

RULES: dict[str, Rule] = {
    row.id: ALL_RULES[row.id]
    for row in DETAILS
    if row.module != "stops" and not row.module.startswith("lint_")
}
"""Those of them whose breach is a finding, judgements of `codegen lint` left out."""

LINTED: dict[str, Rule] = {
    row.id: ALL_RULES[row.id] for row in DETAILS if row.module.startswith("lint_")
}
"""Those that `codegen lint` looks for."""
