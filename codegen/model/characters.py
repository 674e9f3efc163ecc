"""Which characters catalogue text must not hold as they are, and how text is shown in a message.

Text from a catalogue comes from strangers: an invisible or bidirectional character can make a
reviewer read something else than the compiler does (the "Trojan Source" attacks, CVE-2021-42574),
and a control character can act in a terminal. The sets follow Unicode 15.1.
"""

import re

# Everything but tab and line feed below the space, DEL and the C1 controls (NEL among them).
_CONTROLS = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"
# Soft hyphen, combining grapheme joiner, Arabic letter mark, Hangul fillers, Khmer inherent
# vowels, Mongolian separators, zero-width characters and marks, line and paragraph separators,
# bidirectional embeddings, overrides and isolates, invisible operators, the deprecated format
# characters, the variation selectors that hide data (the first sixteen belong to emoji), byte
# order mark, interlinear annotations, and the tags of plane 14.
_INVISIBLE = (
    "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    "\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb"
    "\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff"
)
_SURROGATES = "\\ud800-\\udfff"
_NONCHARACTERS = "\\ufdd0-\\ufdef" + "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17)
)

UNPRINTABLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ud800-\\udfff\\ufffe\\uffff]"
)
"""Matches what YAML does not allow in a file as it is (https://yaml.org/spec/1.2.2/#51-character-set)."""

FORBIDDEN = re.compile(f"[{_CONTROLS}{_INVISIBLE}{_SURROGATES}{_NONCHARACTERS}]")
"""Matches one character that needs permission, or an escape, to stand in a catalogue."""

_NAMES = {
    "\x00": "NUL",
    "\r": "carriage return",
    "\x1b": "escape",
    "\x85": "next line",
    "\xad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200d": "zero-width joiner",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\u202e": "right-to-left override",
    "\ufeff": "byte order mark",
}


def notation(character: str) -> str:
    """Writes a character as U+ and its number, in at least four digits."""
    return f"U+{ord(character):04X}"


def described(character: str) -> str:
    """Writes a character as U+ and its number, with its name where it is a known troublemaker."""
    name = _NAMES.get(character)
    return f"{notation(character)} ({name})" if name else notation(character)


def visible(text: str) -> str:
    """Replaces each forbidden character, and each tab and line feed, by its number in brackets."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\t", "<U+0009>").replace("\n", "<U+000A>")
    return FORBIDDEN.sub(lambda match: f"<{notation(match[0])}>", text)


# A joiner between characters of a script that has use for it: emoji, Persian, the scripts of India.
_FAR = f"[^\\x00-\\x7f{_CONTROLS}{_INVISIBLE}{_SURROGATES}{_NONCHARACTERS}]"
_JOINED = re.compile(f"(?<={_FAR})[\\u200c\\u200d](?={_FAR})")


def printed(text: str) -> str:
    """Makes text visible for a package or a page, where joiners do their work.

    A catalogue has to allow them first. Between letters of ASCII they could only hide, and are
    shown by their number there, too.
    """
    if text.isascii():
        return visible(text)
    kept = _JOINED.findall(text)
    if not kept:
        return visible(text)
    return "".join(
        visible(part) + joiner
        for part, joiner in zip(_JOINED.split(text), [*kept, ""], strict=True)
    )


_COMMAND = re.compile(r"##(?=\[|[A-Za-z.]+\[)")


def harmless(text: str) -> str:
    """Makes text fit for a line of output: visible, and no command to an agent of a CI.

    GitHub's runner and Azure's agent look for `##[…]` and `##vso[…]` anywhere in a line.
    """
    return _COMMAND.sub("#<U+0023>", visible(text)) if "##" in text else visible(text)


def shown(text: str, limit: int = 60) -> str:
    """Makes any text fit to stand in a message: quoted, on one line, harmless, not too long.

    The result can neither act as a terminal sequence nor, being in quotes, as a command of a CI.
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    return f'"{visible(text)}"'
