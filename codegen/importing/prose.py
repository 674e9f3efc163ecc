"""Turns the prose of comments, pages and tables into a plain summary and an explanation."""

import re
from typing import NamedTuple

_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|ca|Mr|Mrs|Dr|St|No|Fig|incl|excl)|\b[A-Z])\.$"
)
_SENTENCE = re.compile(r"[.!?][\"')\]*_`]*(?=\s+[\"'(\[*_`]*[A-Z0-9])|[.!?][\"')\]*_`]*(?=\s*$)")
_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)", re.DOTALL)
_LINK = re.compile(
    r"(!?)\[([^\[\]]*)\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+\"[^\"]*\")?\)"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_CODE = re.compile(r"(`+)(?!`) ?(.+?) ?(?<!`)\1(?!`)", re.DOTALL)
_STRONG = re.compile(r"(?<![\w*])(\*\*\*|\*\*|\*)(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_UNDERLINED = re.compile(r"(?<!\w)(__|_)(?=\S)([^_]+?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STARTER = re.compile(r"[-+*#>=|:~!?\[$&]|[0-9]+[.)]|`{3}")
_WIDTH = 94


class Plain(NamedTuple):
    """Markdown as plain text, and the links that it had."""

    text: str
    links: list[str]


def first_sentence(text: str) -> tuple[str, str]:
    """Parts the first sentence of some Markdown from the rest of it."""
    paragraph, gap, rest = text.strip().partition("\n\n")
    flat = " ".join(paragraph.split())
    masked = _SPAN.sub(lambda match: "x" * len(match[0]), flat)
    for match in _SENTENCE.finditer(masked):
        end = match.end()
        if end == len(flat):
            break
        if not _ABBREVIATED.search(masked[: match.start() + 1]):
            rest = wrapped(flat[end:].strip()) + (f"\n\n{rest}" if gap else "")
            return flat[:end], rest.strip("\n")
    return flat, rest.strip("\n")


def plain(markdown: str) -> Plain:
    """Takes the marks of Markdown from a line of text; the addresses of links come apart."""
    links: list[str] = []

    def link(match: re.Match[str]) -> str:
        links.append(match[3])
        return match[2]

    def address(match: re.Match[str]) -> str:
        links.append(match[1])
        return match[1]

    parts: list[str] = []
    position = 0
    for match in _CODE.finditer(markdown):
        parts += [markdown[position : match.start()], f"\0{len(parts)}\0"]
        position = match.end()
    codes = [match[2] for match in _CODE.finditer(markdown)]
    text = "".join(part if not part.startswith("\0") else "\0" for part in parts)
    text += markdown[position:]
    text = _AUTOLINK.sub(address, _LINK.sub(link, text))
    text = _STRONG.sub(r"\2", text)
    text = _UNDERLINED.sub(r"\2", text)
    text = _ESCAPE.sub(r"\1", text)
    for code in codes:
        text = text.replace("\0", code, 1)
    return Plain(" ".join(text.split()), links)


def wrapped(paragraph: str) -> str:
    """Breaks a paragraph at spaces, never before what starts a list, a heading or a fence."""
    lines: list[str] = []
    for word in paragraph.split():
        fits = lines and len(lines[-1]) + 1 + len(word) <= _WIDTH
        if lines and (fits or _STARTER.match(word) or _is_within_code(lines[-1])):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


def _is_within_code(line: str) -> bool:
    return line.count("`") % 2 == 1


def sentence(text: str) -> str:
    """A text that starts with a capital, unless its first word has capitals of its own."""
    word = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if word.islower() and word.isalpha() else text


def same_text(one: str, other: str) -> bool:
    """Whether two texts say the same, or one is the beginning of the other."""
    first, second = _words(one), _words(other)
    short, long = sorted((first, second), key=len)
    return bool(short) and long.startswith(short)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain(text).text.lower()))


def spelled_out(code: str) -> str:
    """A sentence made of a code's words, for want of a better one."""
    return code.replace("_", " ").capitalize() + "."
