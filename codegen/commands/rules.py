"""All rules that a command of this tool may speak of, under their ids."""

from collections.abc import Mapping

from codegen.linting.rules import LINT_RULES
from codegen.model.rules import RULES, Rule

ALL_RULES: Mapping[str, Rule] = {**RULES, **{id: row.rule for id, row in LINT_RULES.items()}}
"""The faults of files and packages, what a change breaks, and what lint judges."""
