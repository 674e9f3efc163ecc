"""What a catalogue says of the rules it is linted by: settings, and exceptions with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Setting = Literal["off", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Suppression:
    """An exception from one rule, for a message or for a module's whole file.

    Attributes:
        rule: the id of the rule, which need not exist.
        reason: one line of plain text.
        until: the last day on which it holds, as YYYY-MM-DD, or an empty string.
    """

    rule: str
    reason: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class LintSettings:
    """The manifest's `lint`, with the defaults for what it does not say.

    Attributes:
        rules: the severity of rules that are not to have their own, or off.
        summary_length: the most characters that a summary should have.
        summary_end: what a summary ends with: a full stop, or nothing.
        spelling: names as they are written.
        code_length: the most characters that a code should have.
        code_words: the most words that a code should have.
    """

    rules: Mapping[str, Setting] = field(default_factory=dict)
    summary_length: int = 100
    summary_end: str = "."
    spelling: tuple[str, ...] = ()
    code_length: int = 50
    code_words: int = 7
