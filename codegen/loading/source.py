"""Turns a path into a text with its lines, or into findings about why it cannot be read."""

import os
import re
import stat
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from codegen.diagnostics import FILE_ENCODING, FILE_UNREADABLE, FORBIDDEN_CHARACTER, MERGE_CONFLICT
from codegen.loading import limits
from codegen.model import CodegenError, Diagnostic, Pointer
from codegen.model.characters import FORBIDDEN, described

_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # so that a FIFO does not keep us waiting
    | getattr(os, "O_BINARY", 0)
)


_HARMLESS = b"\t\n" + bytes(range(0x20, 0x7F))


@dataclass(frozen=True)
class Source:
    """A text file of the project.

    Attributes:
        path: relative to the project's folder, with `/`, as shown in findings.
        text: without byte order mark, every line end a line feed.
    """

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their line feeds; line 1 is the first item."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line starts."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def read_source(path: Path, shown: str, limit: int = limits.FILE_BYTES) -> Source | Diagnostic:
    """Reads a regular file of UTF-8; a byte order mark and any line ends are accepted.

    Raises:
        CodegenError: the system refuses (no permission, no such file, a failing disk).
    """
    data = read_bytes(path, shown, limit)
    return data if isinstance(data, Diagnostic) else decode(data, shown)


def decode(data: bytes, shown: str) -> Source | Diagnostic:
    """Turns the bytes of a file into its text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message = "the file is UTF-16, not UTF-8"
        return Diagnostic(FILE_ENCODING, message, shown, help="save it as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return Source(shown, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _encoding_finding(data, error, shown)


def read_bytes(path: Path, shown: str, limit: int = limits.FILE_BYTES) -> bytes | Diagnostic:
    """Reads a regular file of at most `limit` bytes, following no symbolic link at its end.

    Raises:
        CodegenError: the system refuses.
    """
    try:
        kind = _kind(os.lstat(path).st_mode)
        if kind is None:
            descriptor = os.open(path, _OPEN_FLAGS)
            with open(descriptor, "rb") as file:
                kind = _kind(os.fstat(descriptor).st_mode)
                data = b"" if kind else file.read(limit + 1)
    except OSError as error:
        raise CodegenError(f"{shown}: {error.strerror or error}") from None
    if kind is not None:
        return Diagnostic(
            FILE_UNREADABLE,
            f"this is {kind}, not a regular file",
            shown,
            help="put a regular file in its place, or take it away",
        )
    if len(data) > limit:
        return Diagnostic(
            FILE_UNREADABLE,
            f"the file is larger than {limit:,} bytes",
            shown,
            help="split it into several files",
        )
    return data


def _kind(mode: int) -> str | None:
    """Names what is not a regular file; None for one that is."""
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    return "a folder" if stat.S_ISDIR(mode) else "a device, a pipe or a socket"


def _encoding_finding(data: bytes, error: UnicodeDecodeError, shown: str) -> Diagnostic:
    start = data.rfind(b"\n", 0, error.start) + 1
    line = data.count(b"\n", 0, error.start) + 1
    end = data.find(b"\n", start)
    excerpt = data[start : end if end >= 0 else len(data)].decode("utf-8", "replace")
    column = len(data[start : error.start].decode("utf-8", "replace")) + 1
    return Diagnostic(
        FILE_ENCODING,
        f"the byte 0x{data[error.start]:02X} is not UTF-8",
        shown,
        help="save the file as UTF-8",
        line=line,
        column=column,
        excerpt=excerpt,
    )


_CONFLICT = re.compile(r"^(?:<{7} [^\n]*|={7}|>{7} [^\n]*)$", re.MULTILINE)


def conflict_finding(source: Source) -> Diagnostic | None:
    """The finding for the marks that a merge of git has left; nothing else is worth telling then.

    A line of one kind alone may be text; all three are a conflict.
    """
    marks = list(_CONFLICT.finditer(source.text))
    if {match[0][0] for match in marks} < {"<", "=", ">"}:
        return None
    line, column = source.place(marks[0].start())
    help = "keep what is right of both sides, and take the lines of <, = and > away"
    if len([match for match in marks if match[0][0] == "<"]) > 1:
        message = "a merge has left conflicts, of which this is the first"
    else:
        message = "a merge has left a conflict"
    finding = Diagnostic(MERGE_CONFLICT, message, source.path, help)
    return finding.at(line, column, source.lines[line - 1])


def forbidden_characters(source: Source, allowed: frozenset[str]) -> list[Diagnostic]:
    """Finds the characters of a file that no text may hold unseen."""
    # Nearly all of a file is harmless ASCII, which bytes.translate drops at once.
    rest = source.text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS)
    if not FORBIDDEN.search(rest.decode("utf-8", "surrogatepass")):
        return []
    findings = []
    for match in FORBIDDEN.finditer(source.text):
        if match[0] not in allowed:
            line, column = source.place(match.start())
            finding = forbidden_finding(match[0], source.path)
            findings.append(finding.at(line, column, source.lines[line - 1]))
    return findings


def forbidden_finding(
    character: str, path: str, pointer: Pointer | None = None, *, on_key: bool = False
) -> Diagnostic:
    """The finding for one such character, still without its line."""
    help = "remove it; a text that needs it is served by allow_characters in catalogue.yaml"
    if "\ud800" <= character <= "\udfff":
        help = "remove it; a character beyond U+FFFF is written whole, as in \\U0001F600"
    message = f"{described(character)} must not stand in a catalogue"
    return Diagnostic(FORBIDDEN_CHARACTER, message, path, help, pointer, on_key)
