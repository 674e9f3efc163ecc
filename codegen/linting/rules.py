"""The table of all rules of `codegen lint`."""

from collections.abc import Mapping

from codegen.linting import (
    alike,
    baseline,
    codes,
    lifecycle,
    links,
    summaries,
    suppressions,
    texts,
)
from codegen.linting.rule import LintRule

_TABLES = (summaries, texts, alike, codes, lifecycle, links, suppressions, baseline)

LINT_RULES: Mapping[str, LintRule] = {row.id: row for table in _TABLES for row in table.RULES}
"""Every rule under its id; its name is never used for another rule."""
