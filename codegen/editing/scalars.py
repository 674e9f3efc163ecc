"""Turns a text into the YAML that stands for it: plain, in quotes, or as a block of lines."""

import re

from codegen.model.characters import FORBIDDEN

_TYPED = re.compile(
    r"~|null|Null|NULL||[Tt]rue|TRUE|[Ff]alse|FALSE|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    re.ASCII,
)
_WORDS = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
_NOT_PLAIN = re.compile(
    r"[-?:,\[\]{}#&*!|>'\"%@`0-9+.~=<\s]"  # at its start: a mark, or like a number
    r"|.*(?::\s|:$|\s\#|\s$|[\t\n])",
    re.DOTALL,
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile(f'["\\\\\n\t]|\x85|{FORBIDDEN.pattern}')


def is_typed(text: str) -> bool:
    """Whether a plain scalar is null, a boolean or a number rather than a text."""
    return _TYPED.fullmatch(text) is not None


def one_line(text: str) -> str:
    """A text on one line: plain where every reader takes it for this text, else in quotes."""
    if not (_NOT_PLAIN.match(text) or _WORDS.fullmatch(text) or _is_odd(text) or not text):
        return text
    if re.search(r'["\\]', text) and not re.search(r"[\n\t]", text) and not _is_odd(text):
        return "'" + text.replace("'", "''") + "'"
    return quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, every character that no reviewer would see as an escape."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    if match[0] in _ESCAPES:
        return _ESCAPES[match[0]]
    return (
        f"\\x{number:02x}"
        if number < 256
        else (f"\\u{number:04x}" if number < 65536 else f"\\U{number:08x}")
    )


def _is_odd(text: str) -> bool:
    return "\x85" in text or FORBIDDEN.search(text) is not None


def literal(text: str) -> tuple[str, list[str]] | None:
    """The header and the lines of a text as a literal block; None where it must be in quotes."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if "\n" not in text or _is_odd(text) or not lines[-1].strip():
        return None
    if any(line.startswith("\t") or (line and not line.strip()) for line in lines):
        return None
    first = next(line for line in lines if line)
    mark = "2" if first.startswith(" ") else ""
    return "|" + mark + ("" if text.endswith("\n") else "-"), lines


def folded(source: str, text: str) -> tuple[str, list[str]] | None:
    """The header and the lines of a folded block as its author broke them.

    Args:
        source: the block as it stands, from its `>` on.
        text: what it means.

    Returns: None where it cannot stay as it is.
    """
    header, _, body = source.partition("\n")
    marks = header[1:].split("#")[0]
    lines = body.rstrip("\n ").split("\n")
    if not text.strip() or text.endswith("\n\n") or _is_odd(text) or re.search(r"[0-9+]", marks):
        return None
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    lines = [line[indent:] for line in lines]
    if any("\t" in line or line != line.rstrip() or line.startswith(" ") for line in lines):
        return None
    if not lines[0]:
        return None
    return (">" if text.endswith("\n") else ">-"), lines
