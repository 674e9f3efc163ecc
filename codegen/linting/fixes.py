"""Turns findings into the edits that repair them, as far as there is one right answer."""

from collections.abc import Iterable, Iterator

from codegen.linting.rule import Passage, passages
from codegen.linting.rules import LINT_RULES
from codegen.model import Catalogue, Diagnostic, Edit


def edits_of(
    catalogue: Catalogue, findings: Iterable[Diagnostic]
) -> Iterator[tuple[Diagnostic, list[Edit]]]:
    """Each finding that can be repaired, with what does it.

    Two findings of one text may ask for the same edits; whoever makes them makes each once.
    """
    texts = {(text.path, text.pointer): text for text in passages(catalogue)}
    for finding in findings:
        row = LINT_RULES.get(finding.rule)
        if row is None or row.fix is None or finding.pointer is None:
            continue
        other = Passage("", finding.path, finding.pointer, "")
        passage = texts.get((finding.path, finding.pointer), other)
        if edits := list(row.fix(passage, catalogue)):
            yield finding, edits
