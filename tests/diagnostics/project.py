"""Small projects to break, and the door through which they are checked."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
"""A folder for each case: a project, and in expected.txt what `codegen check` says of it."""

MANIFEST_PATH = "catalogue/catalogue.yaml"
MODULE_PATH = "catalogue/modules/disk.yaml"

MANIFEST = """\
name: demo
title: Demo codes
version: "1.0.0"
modules:
  - disk
targets:
  docs: {}
"""

MODULE = """\
module: disk
title: Disk
messages:
  DISK_FULL:
    level: error
    summary: The disk is full.
"""

TARGET = """\
title: Test target
files:
  - path: codes.txt
    template: codes.txt.j2
"""

HEAD = re.compile(
    r"(?P<path>.+?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?"
    r": (?P<severity>error|warning): (?P<message>.*) \[(?P<rule>[a-z-]+)\]"
)
"""The first line of a finding."""


@dataclass(frozen=True)
class Finding:
    """One finding as it stands in the text; line and column are 0 where it has none."""

    path: str
    line: int
    column: int
    severity: str
    message: str
    rule: str
    help: str
    excerpt: str | None
    caret: int | None

    def place(self) -> tuple[str, int, int, str, str]:
        """What findings are sorted by."""
        return (self.path, self.line, self.column, self.rule, self.message)


@dataclass(frozen=True)
class Outcome:
    """What a run came to."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[Finding]:
        """The findings of the text."""
        return list(findings(self.err))


COUNT = re.compile(r"^\d+ (?:errors?|warnings?)(?:, \d+ warnings?)?$", re.MULTILINE)
"""The line below the findings that says how many there are."""


def with_more(text: str) -> str:
    """An expected text with the line that says where to read more of its rules.

    The line is the same for all findings and stands in no expectation; it is named before the
    count, each rule once, in the order of the findings.
    """
    rules = dict.fromkeys(finding.rule for finding in findings(text))
    count = COUNT.search(text)
    if not rules or count is None:
        return text
    more = f"more: codegen explain {' '.join(rules)}\n"
    return text[: count.start()] + more + text[count.start() :]


def findings(text: str) -> Iterator[Finding]:
    """Reads the findings back out of the text for people."""
    lines = text.splitlines()
    for index, line in enumerate(lines):
        head = HEAD.fullmatch(line)
        if head is None:
            continue
        rest = []
        for other in lines[index + 1 :]:
            if not other.startswith("  "):
                break
            rest.append(other)
        excerpt = caret = None
        help = ""
        for other in rest:
            if other.startswith("  help: "):
                help = other.removeprefix("  help: ")
            elif other.lstrip(" ").startswith("| "):
                caret = other.index("^") - other.index("|") - 2
            elif match := re.fullmatch(r"  \d+ \| ?(.*)", other):
                excerpt = match[1]
        yield Finding(
            head["path"],
            int(head["line"] or 0),
            int(head["column"] or 0),
            head["severity"],
            head["message"],
            head["rule"],
            help,
            excerpt,
            caret,
        )


def write_project(
    folder: Path,
    manifest: str | bytes | None = MANIFEST,
    module: str | bytes | None = MODULE,
    files: Mapping[str, str | bytes] | None = None,
) -> None:
    """Lays a project down; what is None is left out."""
    (folder / "catalogue" / "modules").mkdir(parents=True, exist_ok=True)
    named = {MANIFEST_PATH: manifest, MODULE_PATH: module, **(files or {})}
    for name, content in named.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything below a folder: kind and mode, time of change, content."""
    seen = {}
    for base, folders, files in os.walk(os.fsencode(folder)):
        for name in [*folders, *files]:
            path = os.path.join(base, name)  # noqa: PTH118 (names may be no text)
            status = os.lstat(path)
            content = b""
            if stat.S_ISREG(status.st_mode):
                content = Path(os.fsdecode(path)).read_bytes()
            elif stat.S_ISLNK(status.st_mode):
                content = os.readlink(path)  # noqa: PTH115
            seen[os.fsdecode(path)] = (status.st_mode, status.st_mtime_ns, content)
    return seen


def manifest_with(targets: str) -> str:
    """The manifest with other targets."""
    return MANIFEST.replace("  docs: {}\n", targets)


def message_with(fields: str) -> str:
    """The module with more fields in its message; each line without its indentation."""
    return MODULE + "".join(f"    {line}\n" for line in fields.splitlines())
