"""Turns a file, a pipe or what gzip made of it into lines of bounded length."""

import gzip
import io
import zlib
from collections.abc import Iterator

LONGEST_LINE = 1 << 20
"""How many bytes a line may have, its line feed not counted."""

_BUFFER = 1 << 18
_GZIP = b"\x1f\x8b"

Line = bytes | None
"""A line with its line feed, or None in place of one that is too long."""


def lines_of(name: str) -> Iterator[Line]:
    """Reads a file line by line; the name `-` is standard input.

    Raises OSError where the file cannot be read, or not to its end.
    """
    try:
        with _opened(name) as packed, _unpacked(packed) as stream:
            yield from _bounded(stream)
    except (EOFError, zlib.error) as error:
        raise OSError("the compressed data is damaged or incomplete") from error


def _opened(name: str) -> io.BufferedReader:
    raw = io.FileIO(0, closefd=False) if name == "-" else io.FileIO(name)
    return io.BufferedReader(raw, _BUFFER)


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream, unpacked where it starts as gzip's do, which JSON cannot."""
    if stream.peek(len(_GZIP)).startswith(_GZIP):
        return io.BufferedReader(gzip.GzipFile(fileobj=stream), _BUFFER)
    return stream


def _bounded(stream: io.BufferedReader) -> Iterator[Line]:
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE or line.endswith(b"\n"):
            yield line
        else:
            _skip_line(stream)
            yield None


def _skip_line(stream: io.BufferedReader) -> None:
    while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass
