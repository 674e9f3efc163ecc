"""Turns a text into the lines of a comment in the style of a target."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from codegen.model import CommentStyle
from codegen.model.characters import printed

# Stands for the blank before a text's first word: where "Deprecated:" ended its line, gopls would
# not see it. No text holds this character, which printed() shows by its number.
_GLUE = "\0"


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
            text = "\n".join(printed(line) for line in _lines(text))
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
        paragraphs = tame(text).split("\n")
        if before:
            while len(paragraphs) > 1 and not paragraphs[0].strip():
                del paragraphs[0]
            paragraphs[0] = str(before).rstrip() + _GLUE + paragraphs[0].lstrip()
        out: list[str] = []
        for paragraph in paragraphs:
            lines = wrapped(paragraph, room)
            if before and not out:
                out.append(next(lines).replace(_GLUE, " "))
            out.extend(guarded(line.replace(_GLUE, " ")) for line in lines)
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
