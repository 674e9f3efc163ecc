"""Turns a text into Markdown that stays where it is put, on GitHub, in MkDocs and in Zensical.

Plain text (`md`, `md_cell`) shows every character as it is. Markdown of an author (`md_block`)
keeps paragraphs, lists, emphasis, inline code, fences and links; what could leave its place is
shown as it is written instead: HTML, headings, tables, images, link definitions, addresses of
other schemes than https, http and mailto, and the extensions that MkDocs sites switch on
(attribute lists, admonitions, snippets, autodoc, template macros).

Where the two families of engines do not escape alike, an HTML entity is used, which all know.
"""

import re
from collections.abc import Callable

from markupsafe import Markup

from codegen.model.characters import printed

_ENTITIES = {mark: f"&#{ord(mark)};" for mark in "<>&{}|~$:^=/?"}
_INLINE = re.compile(r"[\\`*\[\]<>&{}|~$^]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|!(?=\[)|#(?=#*$)")
_LEADING = re.compile(r"^(?:[#+=:-]|[?!](?=[?!])|/(?=//)|[0-9]+[.)](?= |$))")
_HTML_IN_CODE = re.compile(r"[<{&]")
_MARKDOWN_IN_CODE = re.compile(r"[^A-Za-z0-9 .,/;'\"()@%+?-]")
_NOT_IN_ADDRESS = re.compile(r"[^!#-;=?-Z_a-z~]")


def md(text: str) -> Markup:
    """Plain text on one line, within a paragraph, a heading or a list item."""
    return Markup(_plain(_on_one_line(text)))


def md_cell(text: str) -> Markup:
    """Plain text in a cell of a table; a bar in it does not end the cell."""
    return md(text)


def md_link(address: str) -> Markup:
    """An https or http address, as a link that shows it.

    The brackets of `<https://…>` end at the first `>`, which an address cannot hold: the schema
    refuses it, and here it would be written as %3E. Square brackets would be a link of their own
    to Python-Markdown; where they cannot be written as %5B, in a host, there is no link.
    """
    if not re.match(r"https?://[^/\[\]]", address) or re.match(r"https?://[^/]*[\[\]]", address):
        return md(address)
    return Markup(f"<{_NOT_IN_ADDRESS.sub(_percent, address)}>")


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _on_one_line(text: str) -> str:
    return printed(" ".join(text.split()))


_MAYBE_INLINE = re.compile(r"[\\`*\[\]<>&{}|~$^_!#]")  # any character that _INLINE starts with


def _plain(text: str) -> str:
    if _MAYBE_INLINE.search(text):
        text = _INLINE.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), text)
    return _LEADING.sub(_unlead, text)


def _unlead(match: re.Match[str]) -> str:
    """Takes the meaning from what starts a heading, a list, a rule or an admonition."""
    start = match[0]
    if start[0].isdigit():
        return start[:-1] + "\\" + start[-1]
    return _ENTITIES.get(start, "\\" + start)


_FENCE = re.compile(r"(`{3,}|~{3,}) *([^`]*)")
# Languages that engines colour; others, such as mermaid, they run or replace.
_LANGUAGES = frozenset(
    "bash console diff go ini javascript json python sh toml ts xml yaml".split()
)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
# A longer number at the start of a line is a year or a port rather than a hundredth item.
_ITEM = re.compile(r"(?!(?:[-*_ ]+|[-:| ]+)$)([-*+]|[0-9]{1,2}[.)])( +)(.+)")
_LINK_END = re.compile(
    r"(?<!\\)\]\((?:https?://(?:[^\s()<>\"'\\`{}|^$]|\([^\s()<>\"'\\`{}|^$]*\))+"
    r"|mailto:[A-Za-z0-9._+@-]+|\#[\w-]+|[\w.-]+(?:/[\w.-]+)*(?:\#[\w-]+)?)\)",
    re.ASCII,
)
_BLOCK_START = re.compile(
    r"\#|>|={2,}|=$|[-*_](?:\s*[-*_]){2,}$|\||:(?:[: ]|$)|[!?]{3}|\*?\[[^\]]*\]:|\[\[?\w+\]\]?$"
    r"|[-:| ]+$|\$\$|/{3}|(?:[-*+]|[0-9]+[.)])(?: |$)"
)


def md_block(text: str, indent: str = "", *, apart: bool = False) -> Markup:
    """An author's Markdown as blocks of the page.

    Args:
        indent: what stands before every line but the first, to keep it inside a list item.
        apart: whether a list of the page stands before, which a list at the start would join.
    """
    blocks = _Blocks()
    for line in text.split("\n"):
        blocks.add(printed(line.expandtabs(4)).rstrip())
    lines = blocks.lines()
    if apart and _ITEM.match(lines[0]):
        lines = ["<!-- -->", "", *lines]
    return Markup(
        "\n".join(indent + line if line and index else line for index, line in enumerate(lines))
    )


class _Blocks:
    """The lines of a text, divided as CommonMark does and written so that all engines agree.

    Python-Markdown has a list only after a blank line, takes what is indented by four into an
    item, makes one list of two kinds that meet, and knows no fence in an item: code there becomes
    HTML on a single line.
    """

    def __init__(self) -> None:
        self._out: list[str] = []
        self._offsets: list[int] = []  # the column where the text of each open item starts
        self._lists = [""]  # by depth, how the items of the last list end their markers
        self._loose = False  # whether the list has had a blank line, so that it may have more
        self._plain = True  # whether the last paragraph is none that an item starts with
        self._code: list[str] | None = None
        self._fence = ""  # what ends the code, empty for code that is only indented
        self._language = "text"  # of the code
        self._margin = 0  # of the code

    def lines(self) -> list[str]:
        """All lines; a fence without its end runs to the end of the text, no further."""
        self._end_code()
        out = self._out
        kept = [line for index, line in enumerate(out) if line or (index and out[index - 1])]
        return "\n".join(kept).strip("\n").split("\n")

    def add(self, line: str) -> None:
        """Takes the next line, which has no tabs and no spaces at its end."""
        body, margin = line.strip(), len(line) - len(line.lstrip(" "))
        if self._code is not None and self._takes_code(line, body, margin):
            return
        if not body:
            self._out.append("")
            return
        offsets = [offset for offset in self._offsets if offset <= margin]
        beyond = margin - (offsets[-1] if offsets else 0)
        fence = _FENCE.fullmatch(body) if body[0] in "`~" else None
        item = _ITEM.fullmatch(body) if body[0] in "-*+0123456789" else None
        goes_on = bool(self._out and self._out[-1])
        self._loose |= bool(self._offsets) and not goes_on
        if goes_on and item and offsets == self._offsets:
            item = item if item[1] in ("-", "*", "+", "1.", "1)") else None
        if goes_on and (beyond > 3 or not (fence or item)):
            self._out.append(" " * margin + _text(body))
            return
        self._offsets = offsets
        self._lists = [*self._lists, ""][: len(offsets) + 1]
        if beyond > 3:
            self._start_code("", margin - beyond + 4, line)
        elif fence:
            self._start_code(fence[1], margin)
            self._language = fence[2] if fence[2] in _LANGUAGES else "text"
        elif item:
            self._add_item(item, margin, apart=goes_on and self._plain)
        else:
            self._out.append("    " * len(offsets) + _text(body))
            self._plain, self._lists[-1] = True, ""

    def _add_item(self, item: re.Match[str], margin: int, *, apart: bool) -> None:
        marker, pad = item[1], "    " * len(self._offsets)
        self._loose &= bool(self._offsets) or bool(self._lists[0])
        if self._lists[-1] not in ("", marker[-1]):  # of which some engines would make one list
            self._out += ["", f"{pad}<!-- -->", ""]
            self._loose = bool(pad)
        elif apart or self._loose:
            self._out.append("")
        self._out.append(f"{pad}{marker.replace(')', '.')} {_text(item[3])}")
        spaces = len(item[2]) if len(item[2]) < 5 else 1
        self._offsets.append(margin + len(marker) + spaces)
        self._plain, self._lists[-1] = False, marker[-1]

    def _start_code(self, fence: str, margin: int, *lines: str) -> None:
        self._fence, self._margin, self._lists[-1] = fence, margin, ""
        self._language = "text"
        self._code = [line[margin:] for line in lines]

    def _takes_code(self, line: str, body: str, margin: int) -> bool:
        """Whether a line belongs to the code that is open, or ends it as a fence does."""
        if self._fence and body.startswith(self._fence) and not body.strip(self._fence[0]):
            self._end_code()
            return True
        if self._code is not None and (self._fence or not body or margin >= self._margin):
            self._code.append(line[min(margin, self._margin) :])
            return True
        self._end_code()
        return False

    def _end_code(self) -> None:
        if self._code is None:
            return
        while self._code and not self._code[-1]:
            self._code.pop()
        lines, pad = self._code, "    " * len(self._offsets)
        if pad:
            shown = "&#10;".join(map(_entities, lines))
            written = f"{pad}<pre><code>{shown}</code></pre>"
        elif any(_HTML_IN_CODE.search(line) or "`" in line for line in lines):
            shown = "\n".join(_entities(line) or "&#32;" for line in lines)
            written = f"<pre><code>{shown}</code></pre>"
        else:
            written = "\n".join([f"```{self._language}", *lines, "```"])
        self._out += ["", written, ""]
        self._code, self._fence = None, ""


def _entities(code: str) -> str:
    return _MARKDOWN_IN_CODE.sub(lambda match: f"&#{ord(match[0])};", code)


def _text(line: str) -> str:
    """One line of text: its inline code kept, the rest made harmless."""
    body = _parted(line, _CODE, _inline_code, _prose) if _ACTIVE.search(line) else line
    if _BLOCK_START.match(line) and body[0] != "&":
        body = f"&#{ord(body[0])};{body[1:]}"
    return body


def _parted(
    text: str,
    pattern: re.Pattern[str],
    found: Callable[[re.Match[str]], str],
    between: Callable[[str], str],
) -> str:
    out, position = [], 0
    for match in pattern.finditer(text):
        out += [between(text[position : match.start()]), found(match)]
        position = match.end()
    return "".join([*out, between(text[position:])])


def _inline_code(match: re.Match[str]) -> str:
    if _HTML_IN_CODE.search(match[0]):
        return f"<code>{_entities(match[2].strip())}</code>"
    return match[0]


def _prose(text: str) -> str:
    """Text between inline code: links with a harmless address stay links."""
    return _parted(text, _LINK_END, lambda link: link[0].replace("&", "&amp;"), _harmless)


_ACTIVE = re.compile(r"[<>&{}`|~$^\\\]]|!\[")
_HARMFUL = re.compile(r"\\[!-/:-@\[-`{-~]|[<>&{}`|~$^\\]|!(?=\[)|\](?=[(\[:])")
_ESCAPES = frozenset(rf"\{mark}" for mark in r"\`*_[]().!+#-")  # those that all engines know


def _harmless(text: str) -> str:
    def written(match: re.Match[str]) -> str:
        found = match[0]
        return found if found in _ESCAPES else f"&#{ord(found[-1])};"

    return _HARMFUL.sub(written, text)
