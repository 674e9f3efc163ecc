"""Turns findings into names that stay the same while lines move, and that no two share."""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from codegen.model import Diagnostic

# A message may name the line of another place, as in `it stands on line 7` or `disk.yaml:4`.
_LINE = re.compile(r"(?<=\bline )\d+|(?<=:)\d+")


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A fingerprint for each finding, in their order: 32 hexadecimal digits.

    It is made of rule, path, the keys that lead to the value, and the message, and of how many
    findings before it have all of these in common: never of a line, nor of a place in a list.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for item in diagnostics:
        identity = _identity(item)
        seen[identity] += 1
        text = "\0".join([*identity, str(seen[identity])])
        names.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return names


def _identity(item: Diagnostic) -> tuple[str, ...]:
    keys = [part for part in item.pointer or () if isinstance(part, str)]
    return item.rule, item.path, "\x01".join(keys), _LINE.sub("", item.message)
