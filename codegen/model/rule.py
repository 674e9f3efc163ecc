"""One rule as a value; `codegen.model.rules` has all of them."""

from dataclasses import dataclass

from codegen.model.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule whose breach is a finding.

    Attributes:
        id: its name in the output, never used for another rule.
        summary: what it asks for, in one sentence.
        severity: how bad a breach is, unless the manifest says otherwise.
        explanation: why it asks for that, with an example, in Markdown.
        remedy: what to do about a breach, in Markdown.
        page: where its page is published, or the page's path where that is not known.
    """

    id: str
    summary: str
    severity: Severity
    explanation: str
    remedy: str
    page: str
