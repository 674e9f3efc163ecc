"""Numbers about a catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many messages there are of which kind.

    Attributes:
        codes: all codes, removed ones among them.
        removed: those of them that are removed; all numbers below leave them out.
        levels: messages by level, from the least severe, the levels that occur.
        modules: messages by module, in the order of the manifest, modules without any as well.
        explained: messages with an explanation.
        remedied: messages with a remedy.
        longest: the longest code, removed ones among them; an empty string where there is none.
    """

    codes: int
    removed: int
    deprecated: int
    levels: dict[str, int]
    modules: dict[str, int]
    explained: int
    remedied: int
    longest: str

    @property
    def live(self) -> int:
        """Messages that are not removed."""
        return self.codes - self.removed
