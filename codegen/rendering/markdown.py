"""Turns a text into Markdown that stays where it is put, on GitHub, in MkDocs and in Zensical.

Plain text (`md`, `md_cell`) shows every character as it is. Markdown of an author (`md_block`)
keeps paragraphs, lists, emphasis, inline code, fences and links; what could leave its place is
shown as it is written instead: HTML, headings, tables, images, link definitions, addresses of
other schemes than https, http and mailto, and the extensions that MkDocs sites switch on
(attribute lists, admonitions, snippets, autodoc, template macros).

Where the two families of engines do not escape alike, an HTML entity is used, which all know.
"""

import re

from markupsafe import Markup

from codegen.model.characters import visible

_ENTITIES = {mark: f"&#{ord(mark)};" for mark in "<>&{}|~$:^="}
_INLINE = re.compile(r"[\\`*\[\]<>&{}|~$^]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|!(?=\[)")
_LEADING = re.compile(r"^(?:[#+=:-]|[?!](?=[?!])|[0-9]+[.)](?= |$))")
_HTML_IN_CODE = re.compile(r"[<{&]")
_MARKDOWN_IN_CODE = re.compile(r"[^A-Za-z0-9 .,/_;'\"()@%+?-]")


def md(text: str) -> Markup:
    """Plain text on one line, within a paragraph, a heading or a list item."""
    return Markup(_plain(_on_one_line(text)))


def md_cell(text: str) -> Markup:
    """Plain text in a cell of a table; a bar in it does not end the cell."""
    return md(text)


def md_link(address: str) -> Markup:
    """An https or http address, as a link that shows it.

    The brackets of `<https://…>` end at the first `>`, which an address cannot hold: the schema
    refuses it, and here it would be written as %3E.
    """
    safe = re.sub(r"[^!#-;=?-\[\]_a-z~]", lambda match: f"%{ord(match[0]):02X}", address)
    if not safe.startswith(("https://", "http://")):
        return md(address)
    return Markup(f"<{safe}>")


def _on_one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def _plain(text: str) -> str:
    text = _INLINE.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), text)
    return _LEADING.sub(_unlead, text)


def _unlead(match: re.Match[str]) -> str:
    """Takes the meaning from what starts a heading, a list, a rule or an admonition."""
    start = match[0]
    if start[0].isdigit():
        return start[:-1] + "\\" + start[-1]
    return _ENTITIES.get(start, "\\" + start)


_FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})[^`\n]*$")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ITEM = re.compile(r"^( *)((?:[-*+]|[0-9]{1,9}[.)])(?: +|$))?(.*)$", re.DOTALL)
_LINK_END = re.compile(
    r"\]\((?:https?://[^\s()<>\"'\\`]+|mailto:[A-Za-z0-9._+@-]+|\#[\w-]+|[\w.-]+(?:/[\w.-]+)*(?:\#[\w-]+)?)\)",
    re.ASCII,
)
_BLOCK_START = re.compile(
    r"^(?:\#|>|={2,}|=\s*$|-{2,}\s*$|[-*_](?:\s*[-*_]){2,}\s*$|\||:{2,}|[!?]{3}|\*?\[[^\]]*\]:|\[\[?\w+\]\]?\s*$"
    r"|[-:| ]+$|\$\$|/{3})"
)


def md_block(text: str, indent: str = "") -> Markup:
    """An author's Markdown as blocks of the page.

    Args:
        indent: what stands before every line but the first, to keep it inside a list item.
    """
    out: list[str] = []
    fence: list[str] | None = None
    for line in text.replace("\t", "    ").split("\n"):
        line = visible(line).rstrip()
        if fence is not None:
            if line.strip().startswith(fence[0]) and not line.strip().strip(fence[0][0]):
                out.extend(_fenced(fence))
                fence = None
            else:
                fence.append(line)
        elif match := _FENCE.match(line):
            fence = [match[2]]
        else:
            out.append(_line(line))
    if fence is not None:  # a fence without its end runs to the end of the text, no further
        out.extend(_fenced(fence))
    flat = "\n".join(_single_blanks(out)).split("\n")
    return Markup(
        "\n".join(indent + line if line and index else line for index, line in enumerate(flat))
    )


def _single_blanks(lines: list[str]) -> list[str]:
    kept = [line for index, line in enumerate(lines) if line or (index and lines[index - 1])]
    return kept[:-1] if kept and not kept[-1] else kept


def _fenced(fence: list[str]) -> list[str]:
    lines = fence[1:]
    if any(_HTML_IN_CODE.search(line) or "`" in line for line in lines):
        shown = "\n".join(_entities(line) or "&#32;" for line in lines)
        return ["", f"<pre><code>{shown}</code></pre>", ""]
    return ["", "```text", *lines, "```", ""]


def _entities(code: str) -> str:
    return _MARKDOWN_IN_CODE.sub(lambda match: f"&#{ord(match[0])};", code)


def _line(line: str) -> str:
    """One line outside a fence: its inline code kept, the rest made harmless."""
    start, marker, rest = _parts(line)
    if _BLOCK_START.match(line.strip()):
        marker, rest = "", line.strip()
    out, position = [], 0
    for code in _CODE.finditer(rest):
        out.append(_prose(rest[position : code.start()]))
        out.append(_inline_code(code))
        position = code.end()
    out.append(_prose(rest[position:]))
    body = "".join(out)
    if _BLOCK_START.match(rest) or (not marker and _parts(rest)[1]):
        body = _unmarked(body)
    return (start + marker + body).rstrip()


def _parts(line: str) -> tuple[str, str, str]:
    """The indentation of a line, the marker of a list item if it has one, and the rest."""
    match = _ITEM.match(line)
    return (match[1], match[2] or "", match[3]) if match else ("", "", line)


def _unmarked(body: str) -> str:
    """Takes the meaning from the first character of a line, unless that was done already."""
    return body if body[0] == "&" else f"&#{ord(body[0])};{body[1:]}"


def _inline_code(match: re.Match[str]) -> str:
    if _HTML_IN_CODE.search(match[0]):
        return f"<code>{_entities(match[2].strip())}</code>"
    return match[0]


def _prose(text: str) -> str:
    """Text between inline code: links with a harmless address stay links."""
    out, position = [], 0
    for link in _LINK_END.finditer(text):
        out.append(_harmless(text[position : link.start()]))
        out.append(link[0].replace("&", "&amp;"))
        position = link.end()
    out.append(_harmless(text[position:]))
    return "".join(out)


_HARMFUL = re.compile(r"[<>&{}`|~$^]|\\(?![\\`*_\[\]().!+#-])|!(?=\[)|\](?=[(\[:])")


def _harmless(text: str) -> str:
    return _HARMFUL.sub(lambda match: _ENTITIES.get(match[0]) or f"&#{ord(match[0])};", text)
