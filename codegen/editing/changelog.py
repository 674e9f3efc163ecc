"""Turns the text of a changelog into one with a further section, by Keep a Changelog 1.1.0.

What people wrote under Unreleased goes into the new section. All other bytes stay as they are:
line ends, the sections of older versions, the links at the end.
"""

import re
from collections.abc import Mapping

from codegen.model import CodegenError

HEADINGS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
"""The headings within a section, in their order."""

NEW = """\
# Changelog

The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/), and the versions
follow [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

## [Unreleased]
"""
"""The changelog of a project that has none."""

_SECTION = re.compile(r"##[ \t]+(\[?)([^\]\s]+)\]?(?:\s.*)?", re.DOTALL)
_PART = re.compile(r"###[ \t]+(.*?)[ \t]*#*[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LINK = re.compile(r"\[[^\]]+\]:[ \t]*\S+.*")


def with_section(
    text: str, version: str, date: str, entries: Mapping[str, list[str]], shown: str
) -> str:
    """The text with a section for a version, below an Unreleased that holds nothing any more.

    Args:
        date: as YYYY-MM-DD.
        entries: items in Markdown by the heading of HEADINGS under which they belong.
        shown: the file's path, for people.

    Raises:
        CodegenError: there is a section of that version already.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n") if end == "\r\n" else text.split("\n")
    if end == "\r\n" and end.join(lines) != text:
        raise CodegenError(
            f"{shown}: some of its lines end in CR LF, others in LF", "give all the same end"
        )
    heads = _heads(lines)
    if version in heads.values():
        raise CodegenError(
            f"{shown}: there is a section for {version} already", "take it out, or rename it"
        )
    start = next((at for at, name in heads.items() if name.lower() == "unreleased"), None)
    if start is None:
        start, stop, title = _place(lines, heads), 0, []
        stop = start
    else:
        after = [at for at in heads if at > start]
        stop = after[0] if after else _end(lines)
        title, start = [lines[start]], start + 1
    bracket = "" if title and "[" not in title[0] else "["
    head = f"## {bracket}{version}{']' if bracket else ''} - {date}"
    section = [head, "", *_merged(lines[start:stop], entries)]
    before, rest = lines[:start], lines[stop:]
    while before and not before[-1].strip():
        before.pop()
    gap = [""] if before else []
    below = [""] if rest and rest[0].strip() else []
    return end.join([*before, *gap, *section, *below, *rest])


def _heads(lines: list[str]) -> dict[int, str]:
    """The name of each section, under the number of its line, code and comments left out."""
    found, fence, comment = {}, "", False
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if comment:
            comment = "-->" not in line
        elif fence:
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark[1]
        elif "<!--" in line and "-->" not in line.rpartition("<!--")[2]:
            comment = True
        elif match := _SECTION.fullmatch(line.rstrip()):
            found[at] = match[2]
    return found


def _end(lines: list[str]) -> int:
    """Where the definitions of links begin that end a file, or else its last line."""
    at = len(lines)
    while at and (not lines[at - 1].strip() or _LINK.fullmatch(lines[at - 1].strip())):
        at -= 1
    return at


def _place(lines: list[str], heads: Mapping[int, str]) -> int:
    """Where the first section goes in a file without Unreleased."""
    return min(heads, default=_end(lines))


def _merged(written: list[str], entries: Mapping[str, list[str]]) -> list[str]:
    """What people wrote, heading by heading, and below it what was found."""
    intro, parts = _parts(written)
    for heading in entries:
        parts.setdefault(heading, [])
    order = {name.lower(): at for at, name in enumerate(HEADINGS)}
    lines = intro
    known = [name for name in parts if name.lower() in order]
    known.sort(key=lambda name: order[name.lower()])
    for name in [*known, *(name for name in parts if name not in known)]:
        own = parts[name]
        found = entries.get(name, [])
        gap = [""] if own and found and not _is_item(own[-1]) else []
        lines += ["", f"### {name}", "", *own, *gap, *found] if lines else [
            f"### {name}", "", *own, *gap, *found,
        ]  # fmt: skip
    return lines or ["The catalogue has not changed."]


def _is_item(line: str) -> bool:
    """Whether a line belongs to an item of a list, which a further one may follow at once."""
    return line.startswith(("- ", "* ", "+ ", "  "))


def _parts(written: list[str]) -> tuple[list[str], dict[str, list[str]]]:
    """What stands before the first heading, and below each; the same heading twice is one."""
    intro: list[str] = []
    parts: dict[str, list[str]] = {}
    current, fence = intro, ""
    for line in written:
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        match = None if fence else _PART.fullmatch(line)
        if match:
            names = {name.lower(): name for name in (*HEADINGS, *parts)}
            current = parts.setdefault(names.get(match[1].lower(), match[1]), [])
            if current:
                current.append("")
        else:
            current.append(line)
    for part in [intro, *parts.values()]:
        _strip(part)
    return intro, parts


def _strip(lines: list[str]) -> None:
    """Takes blank lines away from both ends."""
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        del lines[0]
