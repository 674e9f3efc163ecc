"""Takes from the lines of a comment what is said in a settled form: deprecations and levels."""

import re
from typing import Any

from codegen.importing.levels import SYNONYMS
from codegen.model import LEVELS

_DEPRECATED = re.compile(r"\s*(?:@deprecated\b:?|Deprecated:|DEPRECATED:|\.\. deprecated::)\s*")
_SINCE = re.compile(r"[Ss]ince v?(\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.-]*[0-9A-Za-z])?)[.,:;]?\s+")
_REPLACED = re.compile(
    r"\s*\b[Uu]se [`\[{]*(?:@link )?([A-Za-z_]\w*(?:\.\w+)*)[`\]}]*(?: instead)?[.]?\s*$"
)
_LEVEL = re.compile(
    r"\b(?:logged at(?: the)? level|[Ll]og ?level:?|[Ll]evel:?|[Ss]everity:?)"
    r"\s+[`*_\"]*([A-Za-z]+)\b"
)


def deprecation_of(lines: list[str]) -> tuple[list[str], dict[str, Any] | None]:
    """Parts the paragraph that deprecates from the other lines of a comment.

    Returns: the other lines, and what the paragraph says: reason, since, and as `replaced_by` a
        name that is not looked up yet.
    """
    start = next((index for index, line in enumerate(lines) if _DEPRECATED.match(line)), None)
    if start is None:
        return lines, None
    end = start + 1
    while end < len(lines) and lines[end].strip() and not lines[end].lstrip().startswith("@"):
        end += 1
    text = " ".join(" ".join(lines[start:end]).split())
    rest = [*lines[:start], *lines[end:]]
    return rest, deprecation(text[len(_DEPRECATED.match(text)[0]) :])  # type: ignore[index]


def deprecation(text: str) -> dict[str, Any]:
    """What a sentence of deprecation says; `rest` is the reason without the replacement."""
    note: dict[str, Any] = {}
    if since := _SINCE.match(text):
        note["since"] = since[1]
        text = text[since.end() :]
    if replaced := _REPLACED.search(text):
        note["replaced_by"] = replaced[1]
        note["rest"] = text[: replaced.start()].strip()
    note["reason"] = text.strip()
    return note


def told_level(text: str) -> str:
    """The level that a comment states, or an empty string."""
    found = _LEVEL.search(text)
    return level_of(found[1]) if found else ""


def level_of(word: str) -> str:
    """The level that a word stands for, or an empty string."""
    word = word.strip().strip("`*_").lower()
    return word if word in LEVELS else SYNONYMS.get(word, "")
