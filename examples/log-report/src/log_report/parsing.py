"""Turns a line of a log into the value that it holds, or into the reason why it holds none."""

import json
from enum import StrEnum
from typing import Any

from log_report.reading import Line


class Fault(StrEnum):
    """What can be wrong with a line, in words that follow "3 lines"."""

    TOO_LONG = "longer than 1 MiB"
    NOT_UTF8 = "not in UTF-8"
    NOT_JSON = "not readable as JSON"
    NOT_OBJECT = "with JSON that is no object"
    NO_CODE = "without a code"
    ODD_CODE = "with a code that is no text"
    BLANK = "blank"


class UnreadableLine(Exception):  # noqa: N818
    """A line that holds no value."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


_quick = json.JSONDecoder().raw_decode
_ENDS = frozenset(["\n", "\r\n", ""])


def parsed(line: Line) -> Any:
    """Gives the JSON value of a line, or raises UnreadableLine.

    Nearly every line is UTF-8 and JSON from its first byte to its line feed. That is tried first,
    without the search for white space and for an encoding that json.loads begins with.
    """
    if line is None:
        raise UnreadableLine(Fault.TOO_LONG)
    try:
        text = line.decode()
        value, end = _quick(text)
        if text[end:] in _ENDS:
            return value
    except (ValueError, RecursionError):
        pass
    return _parsed_with_care(line)


def _parsed_with_care(line: bytes) -> Any:
    """Allows a byte order mark, white space and numbers of any length, and tells what is wrong."""
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise UnreadableLine(Fault.NOT_UTF8) from None
    if not text:
        raise UnreadableLine(Fault.BLANK)
    try:
        return json.loads(text, parse_int=float)
    except (ValueError, RecursionError):
        raise UnreadableLine(Fault.NOT_JSON) from None
