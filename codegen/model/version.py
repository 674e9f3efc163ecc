"""A version of a catalogue's packages as numbers that can be put in order."""

import re
from collections.abc import Iterable

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(?:-(alpha|beta|rc)\.(\d+))?", re.ASCII)

Numbers = tuple[int, int, int]
Stage = tuple[str, int]

RELEASE: Stage = ("release", 0)
"""The stage of what is no pre-release; sorts after alpha, beta and rc."""


def parsed(version: str) -> tuple[Numbers, Stage] | None:
    """The three numbers of a version and its stage; None for a text that is no version."""
    match = _VERSION.fullmatch(version)
    if match is None:
        return None
    major, minor, patch = (int(match[index]) for index in (1, 2, 3))
    return (major, minor, patch), (match[4], int(match[5])) if match[4] else RELEASE


def in_rising_order(versions: Iterable[str]) -> list[str]:
    """Versions, each once, the newest last; a text that is no version comes first."""
    return sorted(set(versions), key=lambda version: parsed(version) or ((-1, 0, 0), ("", 0)))
