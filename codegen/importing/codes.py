"""Judges whether a text is a code, and suggests one where it is not."""

import re

_CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*", re.ASCII)
_LENGTH = 100


def is_code(text: str) -> bool:
    """Whether a text can be a code of a catalogue."""
    return len(text) <= _LENGTH and _CODE.fullmatch(text) is not None


def suggested(text: str) -> str:
    """The code that a text might be meant for, or an empty string.

    Words are taken apart at capitals and at what is neither letter nor digit: `auth.failed`,
    `authFailed` and `Auth failed` are AUTH_FAILED.
    """
    text = text.strip()
    if not text.isascii() or len(text) > _LENGTH or not re.fullmatch(r"[\w .:/-]+", text):
        return ""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", text)
    code = re.sub(r"[^A-Za-z0-9]+", "_", parted).strip("_").upper()
    return code if is_code(code) else ""


def slug(text: str) -> str:
    """A name for a module made of any text, or an empty string where nothing is left of it."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    while words and not words[0][0].isalpha():
        words.pop(0)
    return "_".join(words)[:40].strip("_")
