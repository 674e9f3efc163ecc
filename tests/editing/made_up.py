"""Makes up module files with comments everywhere and every style that YAML has for a text."""

import json
from pathlib import Path

from hypothesis import strategies as st

from codegen.editing.order import Order

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "schema/module.schema.json").read_text("utf-8")
)
ORDER = Order.of(SCHEMA)

_LETTERS = "ab zÄß日🙂—#:-'\"{}[],&*!|>%@`\\?=~019."
_WORDS = st.text(_LETTERS, min_size=1, max_size=14).filter(lambda text: bool(text.strip()))
HOSTILE = [
    'say "no"',
    "it's",
    "a # no comment",
    "key: value",
    "- item",
    "{{ name }}",
    "no",
    "null",
    "1.10",
    "0x1F",
    "# at the start",
    "*star &and !bang",
    "ends with a colon:",
    "back\\slash",
    "[a, b]",
    " leading and trailing ",
    "line\u2028separator",
    "next\x85line",
    "---",
    "...",
    "? what",
    "tab\there",
    "%YAML 1.1",
]
LINES = st.one_of(_WORDS, st.sampled_from(HOSTILE))
_PROSE = st.sampled_from(
    [
        "Plain words.",
        "It's `code`, a # sign",
        "  deeper",
        "- item: one",
        "",
        "# heading",
        "日本 🙂",
        "a:",
    ]
)
TEXTS = st.lists(_PROSE, min_size=1, max_size=5).filter(
    lambda lines: bool(lines[0].strip()) and bool(lines[-1].strip())
)
_COMMENTS = st.sampled_from(
    [
        "# why",
        "#no blank",
        "# key: value",
        "# - 'quote\"",
        "## ä 日本 {[",
        "#",
        "# # twice",
        "#\ttab",
    ]
)


def _json(text: str) -> str:
    plain = json.dumps(text, ensure_ascii=False)
    return plain.replace("\u2028", "\\u2028").replace("\x85", "\\x85")


class _File:
    """A file in the making: lines, and the comments that went into them."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.lines: list[str] = []
        self.comments: list[str] = []
        self.values: dict[str, object] = {}

    def chance(self, part: int = 3) -> bool:
        return self.draw(st.integers(0, part)) == 0

    def comment(self) -> str:
        self.comments.append(f"{self.draw(_COMMENTS)} {len(self.comments)}")
        return self.comments[-1]

    def loose(self, indent: int) -> None:
        """Puts comments and blank lines between two entries, not always as deep as these are."""
        while self.chance():
            self.lines.append("" if self.chance() else " " * indent + self.comment())
            if self.lines[-1] and self.chance():
                self.lines[-1] = " " * self.draw(st.integers(0, indent)) + self.lines[-1].lstrip()

    def beside(self) -> str:
        return " " * self.draw(st.integers(1, 3)) + self.comment() if self.chance() else ""

    def text(self, start: str, value: str) -> None:
        """Puts a text of one line there, in quotes of either kind or plain."""
        forms = [_json(value)]
        if not any(mark in value for mark in "\n\t\u2028\x85"):
            forms.append("'" + value.replace("'", "''") + "'")
        if value.replace(" ", "").isalpha() and value.strip() == value and value != "null":
            forms.append(value)
        self.lines.append(f"{start} {self.draw(st.sampled_from(forms))}{self.beside()}")

    def block(self, start: str, indent: int, lines: list[str]) -> None:
        """Puts a block scalar there: literal or folded, with every mark of its header."""
        step = self.draw(st.integers(1, 4))
        mark = self.draw(st.sampled_from(["|", ">"])) + self.draw(st.sampled_from(["", "-", "+"]))
        if self.chance() or lines[0].startswith(" "):
            mark += str(step)
        self.lines.append(f"{start} {mark}{self.beside()}")
        self.lines += [" " * (indent + step) + line if line else "" for line in lines]
        while self.chance():
            self.lines.append("")


def _field(file: _File, name: str, indent: int) -> None:
    draw = file.draw
    start = " " * indent + draw(st.sampled_from([name, f'"{name}"'])) + ":"
    if name in ("summary", "level"):
        file.text(start, draw(LINES))
    elif name in ("explanation", "remedy"):
        file.block(start, indent, draw(TEXTS))
    elif name == "see" and file.chance(1):
        file.lines.append(f"{start}{file.beside()}")
        dash = indent + draw(st.sampled_from([0, 2]))
        for _ in range(draw(st.integers(1, 3))):
            file.loose(dash)
            file.text(" " * dash + "-", draw(LINES))
        file.loose(dash)
    elif name == "see":
        items = [_json(draw(LINES)) for _ in range(draw(st.integers(0, 3)))]
        file.lines.append(f"{start} [{', '.join(items)}]{file.beside()}")
    elif file.chance(1):
        inside = f"go: {_json(draw(LINES))}"
        if file.chance(1):
            file.lines.append(f"{start} {{ {inside}, 'ts': b }}{file.beside()}")
        else:
            deep = " " * (indent + 2)
            file.lines.append(f"{start} {{{file.beside()}")
            file.lines += [f"{deep}{inside},{file.beside()}"]
            file.loose(indent + 2)
            file.lines += [f"{deep}ts: b{file.beside()}", f"{deep}}}{file.beside()}"]
    else:
        file.lines.append(f"{start}{file.beside()}")
        for key in draw(st.permutations(["go", "ts"])):
            file.loose(indent + 2)
            file.text(" " * (indent + 2) + f"{key}:", draw(LINES))
        file.loose(indent + 2)


_FIELDS = ["level", "summary", "explanation", "remedy", "names", "deprecated", "see"]


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, list[str]]:
    """A module file, with the comments in it in their order."""
    file = _File(draw)
    file.loose(0)
    for key in draw(st.permutations(["module", "title", "description", "messages"])):
        if key == "messages":
            _messages(file)
        elif key == "description":
            file.block("description:", 0, draw(TEXTS))
        else:
            file.text(f"{key}:", draw(LINES))
        file.loose(0)
    text = "\n".join(file.lines) + draw(st.sampled_from(["", "\n", "\n\n\n"]))
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    return (mark + text.replace("\n", end)).encode(), file.comments


def _messages(file: _File) -> None:
    step, deeper = file.draw(st.integers(1, 4)), file.draw(st.integers(1, 4))
    file.lines.append(f"messages:{file.beside()}")
    for number in range(file.draw(st.integers(1, 3))):
        file.loose(step)
        file.lines.append(" " * step + f"A_{number}:{file.beside()}")
        chosen = st.lists(st.sampled_from(_FIELDS), min_size=1, max_size=5, unique=True)
        for name in file.draw(chosen):
            file.loose(step + deeper)
            _field(file, name, step + deeper)
