"""Finds what an author's Markdown begins and does not end, paragraph by paragraph."""

import re
from collections.abc import Iterator

Fault = tuple[str, str]
"""What is wrong, and what helps."""

_FENCE = re.compile(r" *(`{3,}|~{3,})[^`]*$")
_HEADING = re.compile(r" {0,3}#{1,6} ")
_ITEM = re.compile(r" *(?:[-*+]|[0-9]{1,9}[.)]) ")
_RUN = re.compile(r"(?<!\\)`+")
_LINK = re.compile(r"(?<!\\)\[([^\[\]]*)\]\(([^()]*(?:\([^()]*\)[^()]*)*)(\)?)")
_STRONG = re.compile(r"(?<![\\*])\*\*(?!\*)")


def fault_of(text: str, name: str) -> Fault | None:
    """The first fault of a Markdown text, or None.

    Args:
        name: what the message calls the text.
    """
    if not re.search(r"[`~\[*#]", text):
        return None
    for number, paragraph in _paragraphs(text):
        if paragraph is None:
            message = f"the fence in line {number} of {name} has no end"
            return message, "end it with a line of the same marks"
        if fault := _fault_of_paragraph(paragraph):
            message, help = fault
            return f"{message} in the paragraph at line {number} of {name}", help
    return None


def _paragraphs(text: str) -> Iterator[tuple[int, str | None]]:
    """The paragraphs and list items outside fences, and None for a fence without an end."""
    lines: list[str] = []
    start, fence, opened = 1, "", 0
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line)
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if (mark or not line.strip() or _ITEM.match(line) or _HEADING.match(line)) and lines:
            yield start, "\n".join(lines)
            lines = []
        if mark:
            fence, opened = mark[1], number
        elif line.strip():
            start = start if lines else number
            lines.append(line)
    if lines:
        yield start, "\n".join(lines)
    if fence:
        yield opened, None


def _fault_of_paragraph(text: str) -> Fault | None:
    if _HEADING.match(text):
        return "there is a heading", "write a paragraph; the page makes its own headings"
    rest, alone = _without_code(text)
    if alone:
        return "there is inline code without an end", "close it with as many backticks"
    for link in _LINK.finditer(rest):
        if not link[3]:
            return "there is a link without an end", "close its address with )"
        if not link[1].strip() or not link[2].strip():
            return "there is a link without text or address", "write it as [text](https://…)"
        if re.search(r"\s", link[2].strip()):
            return "there is a link with a blank in its address", "write the blank as %20"
    if len(_STRONG.findall(rest)) % 2:
        return (
            "there is bold text without an end",
            "close it with **, or write \\*\\* for the stars",
        )
    return None


def _without_code(text: str) -> tuple[str, bool]:
    """A paragraph with a mark for its inline code, and whether some backticks have no partner."""
    out, position, alone = [], 0, False
    runs = list(_RUN.finditer(text))
    index = 0
    while index < len(runs):
        run = runs[index]
        end = next((n for n in range(index + 1, len(runs)) if len(runs[n][0]) == len(run[0])), None)
        if end is None:
            alone = True
            index += 1
            continue
        out.append(text[position : run.start()] + "x")
        position = runs[end].end()
        index = end + 1
    return "".join([*out, text[position:]]), alone
