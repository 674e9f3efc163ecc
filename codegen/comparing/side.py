"""One side of a comparison: a catalogue with the names of its constants."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from codegen.model import Catalogue, Message

Constants = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By target and code, the names of the constant: the one that it has first, then its aliases."""


@dataclass(frozen=True)
class Side:
    """A catalogue as it was or is.

    Attributes:
        constants: None where neither they nor the settings of targets are known, as in a snapshot.
            Codes that were removed may have some, as in a ledger.
        gone: codes that are in no catalogue any more, not even as a tombstone.
    """

    catalogue: Catalogue
    constants: Constants | None
    gone: frozenset[str] = frozenset()

    @cached_property
    def messages(self) -> dict[str, Message]:
        """Every message under its code, removed ones among them."""
        return {message.code: message for message in self.catalogue.messages}

    @cached_property
    def owners(self) -> dict[str, dict[str, str]]:
        """By target and name of a constant, the code that it stands for."""
        return {
            target: {name: code for code, names in codes.items() for name in names}
            for target, codes in (self.constants or {}).items()
        }


def common_order(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the names that both have stand in another order."""
    return _only(old, frozenset(new)) != _only(new, frozenset(old))


def _only(names: Sequence[str], wanted: Collection[str]) -> list[str]:
    return [name for name in names if name in wanted]
