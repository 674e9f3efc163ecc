"""Turns string literals of Go and TypeScript into the texts that they stand for."""

import re

_SIMPLE = {
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    "0": "\0",
}
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})"
    r"|([0-7]{3})|(\r\n|[\s\S]))"
)


def unescaped(inside: str) -> str:
    """The text of an interpreted literal, given what stands between its quotes.

    Two halves of a surrogate pair become one character; what is no character becomes U+FFFD.
    """
    if "\\" not in inside:
        return inside
    text = _ESCAPE.sub(_character, inside)
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _character(match: re.Match[str]) -> str:
    number = next((group for group in match.groups()[:4] if group), None)
    if number:
        value = int(number, 16)
        return chr(value) if value <= 0x10FFFF else "\ufffd"
    if match[5]:
        return chr(int(match[5], 8))
    if match[6] in ("\n", "\r\n"):
        return ""
    return _SIMPLE.get(match[6], match[6])
