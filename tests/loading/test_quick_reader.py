# ruff: noqa: E501, RUF005  (lists of snippets read best side by side)
"""The quick reader and the reference reader answer alike, or the reference decides.

The quick one may decline any text. Where it answers, the reference must find no fault and read
the same data; so no document is accepted or understood differently for being read in a hurry.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import ryaml  # noqa: F401  # a missing quick reader would make these tests say nothing
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from codegen.loading.document import _read_quickly
from codegen.loading.events import read_document
from codegen.loading.schema import Schema
from codegen.loading.source import Source

TRICKY = [
    "a: no", "a: NO", "a: yes", "a: on", "a: y", "a: True", "a: ~", "a: null", "a: Null", "a:",
    "a: 1.10", "a: 1", "a: 0", "a: 00", "a: 012", "a: 0o7", "a: 0o8", "a: 0x1F", "a: 1_000",
    "a: 1e3", "a: 1e400", "a: .5", "a: 5.", "a: .inf", "a: -.INF", "a: .nan", "a: nan", "a: +1",
    "a: -0", "a: +0x1", "a: 1:30", "a: 1.2.3", "a: 2024-01-01", "a: 2024-01-01T00:00:00Z",
    "a: 123456789012345678901234567890", "a: 9223372036854775807", "a: 9223372036854775808",
    "a: 18446744073709551616", "a: 1,000", "a: 1 2", "a: 0b1", "a: 1e", "a: e1", "a: 1.e5",
    "a: x # c", "a: x#c", "a: 'it''s'", 'a: "x\\ty"', 'a: "\\u0041"', 'a: "\\x41"', 'a: "\\U0001F600"',
    'a: "\\ud83d\\ude00"', 'a: "\\ud800"', 'a: "\\0"', 'a: "\\e"', 'a: "\\N\\_\\L\\P"', 'a: "x\\\n  y"',
    'a: "\\/"', 'a: "\\q"', "a: 'x\n  y'", 'a: "x\n\n  y"', "a: x\n  y", "a: x\n\n  y", "a: x\n y\n z",
    "a: |\n  x\n", "a: |\n  x\n\n\n", "a: |-\n  x\n", "a: |+\n  x\n\n", "a: |2\n    x\n   y\n",
    "a: >\n  x\n  y\n\n  z\n", "a: >-\n  x\n", "a: |\n\n  x\n", "a: |\n  x\n y: 1\n", "a: | # c\n  x\n",
    "a: |\nb: 1\n", "a: |\n  &x *y !z %w\n", "a: |\n  - x\n  --- y\n", "a: |\n  x\n---\nb: 1\n",
    "a: |\n  x\n   # no comment\n  y\n", "a: |\n  x\n # comment\nb: 1\n", "a: |\n\tx\n", "a: |\n   x\n  y\n",
    "- a\n- b", "a:\n- b\n- c", "a:\n  - b\n  - c: d\n    e: f", "a: [b, c]", "a: {b: c}", "a: [b, c,]",
    "a: []", "a: {}", "a: [b", "a: {b", "a: [b]]", "{a: b}", "[a, b]", "a: {b: , c: d}", "a: {b}",
    "a: [b: c]", "a: [[[[1]]]]", "a: {b: {c: {d: e}}}", "a: &x 1\nb: *x", "a: *x", "a: &x", "*x : 1",
    "a: !!str 1", "a: !foo 1", "a: ! x", "!foo\na: 1", "a: !!python/object:os.system x", "a: !<x> y",
    "<<: {a: 1}", "a: &x {b: 1}\nc:\n  <<: *x", "'<<': 1", "%YAML 1.1\n---\na: no", "%TAG ! x\n---\na: 1",
    "---\na: 1", "--- \na: 1", "--- a", "a: 1\n---\nb: 2", "a: 1\n...\n", "a: 1\n...\nb: 2", "...", "---",
    "a: 1\na: 2", "a: 1\n'a': 2", 'a: 1\n"a": 2', "a: {b: 1, b: 2}", "a:\n  b: 1\n  c: 2\n  b: 3",
    "1: a", "true: a", "~: a", "1.5: a", "? a\n: b", "? [a]\n: b", "[a]: b", "{a: b}: c", ": a", "a", "",
    " ", "\n\n", "# c", "a : 1", "a:1", "a:  1", "a:\t1", "\ta: 1", "a:\n\tb: 1", "a: 1\n b: 2", "a: b: c",
    "a: - b", "a: @b", "a: `b", "a: %b", "a: 'b", 'a: "b', "a: b'", 'a: b"c', "a: *", "a: &", "a: !",
    "a: -", "a: - ", "a: ?", "a: ? b", "a: |x", "a: >x", "a: 'x' y", 'a: "x" y', "a: [x] y", "a: x:",
    "a: x: ", "a: http://x", "a: x:y", "a: x, y", "a: x]", "a: x}", "a: #x", "a: x\\n", "a: \\", "a:\n  - \n",
    "a: \u00e9", "a: \u4e2d", "\u00e9: 1", "a: \U0001f600", "a: x\u2028y", "a: x\u0085y", "a: x\u00a0y",
    "a: x\x07", "a: x\x7f", "a: \ufeffx", "a: '\x00'", "constructor: 1\n__proto__: 2\n__class__: 3",
    "a: 'x\\'", "a: \"x\\\\\"", "a: x  \nb: y", "a: 'x '  ", "a:   # c\n  b: 1", "a: # c", "a:#c: 1",
    "a: |\n  x\nb: &y 1\n", "a: 'z\n  b: |\n    ', c: !x y'", '{a: "\n  b: |\n    ", c: !x y}',
    'a: "\n  b: |\n    &x"\nc: *x', "a:\n  b: |\n    x\n  c: &y 2\n", "- a: |\n    x\n  b: &y 2\n",
    "a-b: 1", "a b: 1", "a.b: 1", "'a b': 1", "a: 0.1.2", "a: 1-2", "a: +", "a: .", "a: ..", "a: -.", "a: -1",
    "a: -1.5", "a: [1, -2, 0x3, 04]", "a: {b: 012}", "a: [0o7]", "a: [.5]", "- 012", "- - 0x1", "a: 0_1",
]  # fmt: skip


def assert_alike(text: str) -> None:
    quick = _read_quickly(text)
    if quick is None:
        return
    reference = read_document(Source("x.yaml", text))
    assert reference.faults == []
    assert json.dumps(quick) == json.dumps(reference.data)


@pytest.mark.parametrize("text", TRICKY)
def test_tricky_documents(text: str) -> None:
    assert_alike(text)
    assert_alike(text + "\n")
    nested = "".join(f"  {line}\n" for line in text.split("\n"))
    assert_alike(f"top:\n{nested}after: 1\n")
    assert_alike(f"before: |\n  text\n{text}\n")


def test_the_quick_reader_answers_what_it_is_for() -> None:
    text = (
        "module: a\ntitle: A title: no\nprefixes: [A, B]\nmessages:\n  A_B:\n    level: error\n"
        "    summary: It's *done*, really!\n    explanation: |\n      *One* `two` & three:\n\n"
        "      - 012 !x &y\n    names:\n      go: AB\n    names2: {go: AB}\n    see:\n"
        "      - https://a.b/c#d\n    since: \"1.10\"\n    n: 12\n    b: true\n"
    ).replace("A title: no", "A title")  # fmt: skip
    assert _read_quickly(text) == read_document(Source("x.yaml", text)).data


def test_the_shipped_files_are_read_quickly() -> None:
    root = Path(__file__).resolve().parents[2]
    files = [*root.glob("catalogue/**/*.yaml"), *root.glob("templates/*/target.yaml")]
    assert len(files) >= 16
    slow = [path.name for path in files if _read_quickly(path.read_text(encoding="utf-8")) is None]
    assert slow == []


# Pieces of YAML that mean something, so that random documents are full of near misses.
_PIECES = st.sampled_from(
    ["a", "b", "a: ", ": ", "- ", "? ", "\n", "\n  ", "\n    ", " ", "|", "|-", ">", "|+", "'", '"', "#"]
    + [" #", "&x", "*x", "!t", "!!str ", "<<", "{", "}", "[", "]", ", ", "---", "...", "%YAML 1.1"]
    + ["1", "0", "01", "1.10", ".5", "0x1", "0o7", "1_0", "1e3", "~", "null", "true", "no", "\\", "\\n"]
    + ["\t", "\u00e9", "\u2028", "x y", "x: y", "\\x41", "\\u0041", "2024-01-01", "-", "--", "@", "`"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_random_documents(text: str) -> None:
    assert_alike(text)
    assert_alike(f"a: 1\n{text}")


_SCALARS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20),
    st.lists(_PIECES, max_size=5).map("".join).map(lambda text: text.replace("\t", " ")),
    st.booleans(),
    st.none(),
    st.integers(-(10**18), 10**18),
)
_KEYS = st.from_regex(r"[a-z][a-z_]{0,6}", fullmatch=True)
_DATA = st.dictionaries(
    _KEYS, st.recursive(_SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=6), max_size=5
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(_DATA)
def test_documents_that_a_tool_wrote(data: dict[str, Any]) -> None:
    from io import StringIO

    yaml = YAML(typ="rt", pure=True)
    yaml.default_flow_style = False
    stream = StringIO()
    yaml.dump(data, stream)
    assert_alike(stream.getvalue())


_MESSAGE = {"level": "error", "summary": "It failed."}
_MODULE = {"module": "a", "title": "A", "messages": {"A_B": _MESSAGE}}


def _changed(pointer: tuple[str, ...], value: Any) -> Any:
    """The module with one value put in, or taken out where the value is Ellipsis."""
    data = json.loads(json.dumps(_MODULE))
    node = data
    for key in pointer[:-1]:
        node = node[key]
    if value is ...:
        node.pop(pointer[-1], None)
    else:
        node[pointer[-1]] = value
    return data


_VALUES = st.one_of(
    st.sampled_from(["", " ", "\n", "A", "A\n", "A_", "a", "error", "1.10", "1.10\n", "https://a.b"])
    , st.sampled_from([..., None, 1, 1.5, True, [], {}, ["A"], ["A", "A"], {"go": "A"}, {"go": 1}])
    , st.text(max_size=12), st.just("x" * 301), st.just("A" * 101)
)  # fmt: skip
_POINTERS = st.sampled_from(
    [("module",), ("title",), ("description",), ("prefixes",), ("messages",), ("other",)]
    + [("messages", code) for code in ("A_C", "a", "A__B", "A_\n", "A\u0663", "__proto__")]
    + [
        ("messages", "A_B", key)
        for key in ("level", "summary", "explanation", "retry", "since", "see", "names", "aliases")
    ]
    + [("messages", "A_B", "deprecated"), ("messages", "A_B", "removed"), ("messages", "A_B", "x")]
)


@settings(max_examples=500, deadline=None)
@given(_POINTERS, _VALUES)
def test_both_validators_agree(pointer: tuple[str, ...], value: Any) -> None:
    from codegen.loading.events import Document

    schema = Schema.named("module")
    data = _changed(pointer, value)
    findings = schema.findings(Document(data), "x.yaml")
    assert schema.accepts(data) == (findings == [])
