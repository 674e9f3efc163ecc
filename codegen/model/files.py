"""Files that the catalogue renders to, and how those on disk differ from them."""

from dataclasses import dataclass
from typing import Literal

DriftKind = Literal["missing", "stale", "edited", "orphan", "foreign"]


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """One file of a package.

    Attributes:
        path: below generated/, with `/`; its first part is the target.
    """

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Drift:
    """One file that is not as the catalogue would have it.

    Attributes:
        kind: missing; stale (the catalogue has changed since); edited (by hand since it was
            generated); orphan (generated once, no longer rendered); foreign (a file that was
            not generated stands in the place of one).
        path: below generated/, with `/`.
        on_disk: the bytes there, None where there are none or they cannot be read as a file.
        rendered: the bytes that belong there, None for an orphan.
        edited: whether an orphan was changed by hand, so that it must not be deleted.
    """

    kind: DriftKind
    path: str
    on_disk: bytes | None
    rendered: bytes | None
    edited: bool = False
