"""Turns generated/SHA256SUMS into what the tool knows to be its own, and back.

The file is what `sha256sum` writes, so `sha256sum -c SHA256SUMS` in generated/ verifies it
without the tool. It is read line by line, and a path may stand in it more than once: after a
merge with conflict markers left in it, it still says what both sides owned.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

from codegen.model import GeneratedFile

NAME = "SHA256SUMS"

_LINE = re.compile(r"([0-9a-f]{64})  (\S+)", re.ASCII)
_SAFE = re.compile(r"[a-z0-9-]+(/(?!\.{1,2}(?:/|$))[A-Za-z0-9_.-]+)+", re.ASCII)

Owned = Mapping[str, frozenset[str]]
"""The digests with which each path, below generated/, was written."""


def digest(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def parse_owned(text: str) -> Owned:
    """Reads what the tool owns; lines of any other form are passed over.

    A path that could lead out of generated/ is not believed: the file comes with pull requests.
    """
    owned: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match and _SAFE.fullmatch(match[2]):
            owned[match[2]] = owned.get(match[2], frozenset()) | {match[1]}
    return owned


def owned_text(files: Iterable[GeneratedFile], kept: Owned) -> str:
    """The text of SHA256SUMS for rendered files and for what else is still owned."""
    rows = {(file.path, digest(file.content)) for file in files}
    rows |= {(path, known) for path, digests in kept.items() for known in digests}
    return "".join(f"{known}  {path}\n" for path, known in sorted(rows))
