"""Turns Markdown as this tool writes it back into the text that it was made of."""

import re

_ENTITY = re.compile(r"&#([0-9]{1,7});|&amp;")
_ESCAPED = re.compile(r"\\(.)|&#([0-9]{1,7});")
_CODE = re.compile(r"<code>(.*?)</code>")
_BLOCK = re.compile(r"( *)<pre><code>(.*)")
_END = "</code></pre>"
_ITEM = re.compile(r"( *)([-*+]|[0-9]{1,2}[.)]) ")


def plain_text(markdown: str) -> str:
    """The plain text that a line stands for."""

    def character(match: re.Match[str]) -> str:
        return match[1] or _character(match[2])

    return _ESCAPED.sub(character, markdown)


def block_text(lines: list[str]) -> str:
    """The author's Markdown of some lines of a page."""
    out: list[str] = []
    position = 0
    parted = False
    turned: dict[str, bool] = {}
    while position < len(lines):
        line = lines[position]
        position += 1
        if line.strip() == "<!-- -->":
            parted = bool(out)
            continue
        block = _BLOCK.fullmatch(line)
        if block:
            code = [block[2]]
            while not code[-1].endswith(_END) and position < len(lines):
                code.append(lines[position])
                position += 1
            code[-1] = code[-1].removesuffix(_END)
            out += _fenced("\n".join(code), block[1])
        elif line.startswith("```"):
            out.append(line)
            while position < len(lines):
                out.append(lines[position])
                position += 1
                if out[-1] == "```":
                    break
        else:
            out.append(_turned(_line(line), turned, parted=parted, out=out))
            parted = parted and not line
    return "\n".join(out).strip("\n")


def _fenced(code: str, pad: str) -> list[str]:
    lines = [_entities(line) for line in code.split("\n")]
    lines = "\n".join("" if line == " " else line for line in lines).split("\n")
    longest = max((len(run) for line in lines for run in re.findall("~+", line)), default=0)
    fence = "~" * max(3, longest + 1)
    return [pad + fence, *(pad + line if line else "" for line in lines), pad + fence]


def _line(line: str) -> str:
    def code(match: re.Match[str]) -> str:
        inside = _entities(match[1])
        longest = max(map(len, re.findall("`+", inside)), default=0)
        marks = "`" * (longest + 1)
        space = " " if inside.startswith("`") or inside.endswith("`") else ""
        return f"{marks}{space}{inside}{space}{marks}"

    parts, position = [], 0
    for match in _CODE.finditer(line):
        parts += [_prose(line[position : match.start()]), code(match)]
        position = match.end()
    return "".join([*parts, _prose(line[position:])])


_ONLY_ESCAPED = "\"%',/:;=?@"
"""Marks that stand on a page by number only where the author has put a backslash before them."""


def _prose(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        found = _character(match[1]) if match[1] else "&"
        return f"\\{found}" if found in _ONLY_ESCAPED else found

    return _ENTITY.sub(character, text)


def _turned(line: str, turned: dict[str, bool], *, parted: bool, out: list[str]) -> str:
    """A numbered item whose list follows another one gets the other mark: `1)` for `1.`."""
    item = _ITEM.match(line)
    if item is None or not item[2][0].isdigit():
        if item is None and line and not line.startswith(" "):
            turned.clear()
        return line
    pad = item[1]
    before = next((other for other in reversed(out) if other), "")
    if parted and before:
        turned[pad] = not turned.get(pad, False)
    if turned.get(pad):
        return line.replace(". ", ") ", 1)
    return line


def _entities(text: str) -> str:
    return _ENTITY.sub(lambda match: _character(match[1]) if match[1] else "&", text)


def _character(number: str) -> str:
    value = int(number)
    return chr(value) if value <= 0x10FFFF else "\ufffd"
