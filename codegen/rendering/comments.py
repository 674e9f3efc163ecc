"""Turns a text into the lines of a comment in the style of a target."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from codegen.model import CommentStyle
from codegen.model.characters import visible


def comment_writer(style: CommentStyle) -> Callable[..., Markup]:
    """Makes the function that writes comments in a style.

    Each line is wrapped at spaces and starts with the prefix; characters that hide or act are
    shown by number; what would end the comment is replaced; and a line that a tool might take
    for a directive or markup gets the guard before it.
    """
    marks = re.compile("|".join(re.escape(mark) for mark in style.replace) or "(?!)")
    # What a replacement must not have made of its neighbours: with "*/" left out, "**//" ends too.
    gone = [mark for mark in style.replace if len(mark) > 1 and mark not in style.replace[mark]]
    formed = re.compile("|".join(map(re.escape, gone)) or "(?!)")
    guard = re.compile(style.guard) if style.guard else None
    prefix = style.prefix

    def tame(text: str) -> str:
        if not text.isascii() or not text.isprintable():
            text = "\n".join(visible(line) for line in _lines(text))
        return formed.sub(lambda match: " ".join(match[0]), marks.sub(replaced, text))

    def replaced(match: re.Match[str]) -> str:
        return style.replace[match[0]]

    def guarded(line: str) -> str:
        return style.guard_with + line if guard and guard.match(line) else line

    def write(text: str, indent: str = "", before: str = "") -> Markup:
        """Writes the lines.

        Args:
            indent: what stands before the prefix on every line but the first, which the template
                has put there itself.
            before: words of the template's own at the start of the text, written as they are.
        """
        room = style.width - len(indent.expandtabs(4)) - len(prefix) - 1
        out: list[str] = []
        for paragraph in tame(text).split("\n"):
            if before and not out:
                lines = wrapped(str(before) + paragraph, room)
                out.append(next(lines))
                out.extend(guarded(line) for line in lines)
            else:
                out.extend(guarded(line) for line in wrapped(paragraph, room))
        lead = f"{indent}{prefix} " if prefix else indent
        return Markup("\n".join((lead + line).rstrip() for line in out).removeprefix(indent))

    return write


def _lines(text: str) -> list[str]:
    """Splits at every character that some language takes for the end of a line."""
    return re.split("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text.replace("\t", " "))


def wrapped(text: str, width: int) -> Iterator[str]:
    """Breaks one paragraph at spaces into lines of at most `width`, longer only for long words."""
    if len(text) <= width:
        yield text.strip()
        return
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
