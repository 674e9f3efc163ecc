"""What was ever released of a catalogue, as the ledger keeps it: names, and digests of texts."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from codegen.model.catalogue import Message, TargetSettings


def digest(text: str) -> str:
    """Stands for a text in the ledger: 12 hexadecimal digits of its SHA-256, nothing for none."""
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:12] if text else ""


@dataclass(frozen=True, slots=True)
class Released:
    """A code that was released once. Its line stays for ever.

    Attributes:
        message: as it was released last, with digests as its texts, without names and aliases.
        since: the version of the catalogue that released it first.
        removed: the version that took its constants away, or an empty string.
        constants: by target the names of its constants, the preferred one first; those of a
            removed code stay, so that none of them comes to mean something else.
    """

    message: Message
    since: str
    removed: str = ""
    constants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_gone(self) -> bool:
        """Whether not even a tombstone was left of it."""
        return bool(self.removed) and self.message.removed is None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that was ever released.

    Attributes:
        releases: all versions in rising order.
        texts: of the catalogue as a whole: `docs_url` as it is, all else as digests.
        targets: their versions and options.
        modules: by name, the digests of the title and, where there is one, the description.
        codes: every code that was ever released.
    """

    releases: tuple[str, ...]
    texts: Mapping[str, str]
    targets: Mapping[str, TargetSettings]
    modules: Mapping[str, Mapping[str, str]]
    codes: Mapping[str, Released]

    @property
    def version(self) -> str:
        """The newest version."""
        return self.releases[-1]
