"""A change to the user's files as a value: where it is, and what is to stand there."""

from dataclasses import dataclass

from codegen.model.diagnostic import Pointer


@dataclass(frozen=True, slots=True)
class Rewording:
    """Other words in a piece of a text.

    Attributes:
        path: the file, relative to the project's folder, with `/`.
        pointer: where the text stands in the YAML document.
        start, end: the piece, in characters of what the text says, not of how it is written.
        new: what is to stand there; without line feeds.
    """

    path: str
    pointer: Pointer
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Deletion:
    """An item of a list taken away.

    Attributes:
        pointer: where the item stands in the YAML document.
        keep_list: whether the list stays once it is empty, rather than its key going, too.
    """

    path: str
    pointer: Pointer
    keep_list: bool = False


Edit = Rewording | Deletion
