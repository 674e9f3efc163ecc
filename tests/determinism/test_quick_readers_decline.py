# ruff: noqa: RUF005  (lists of snippets read best side by side)
"""What the quick readers must leave to the reference readers: the cases that have been wrong.

tests/loading/test_quick_reader.py holds the two against each other in general.
"""

import json
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.loading import limits
from codegen.loading.document import open_document
from codegen.loading.events import Document, read_document
from codegen.loading.schema import Schema
from codegen.loading.source import Source
from tests.writing.small_project import make_project

import_module("ryaml")  # a missing quick reader would make these tests say nothing
import_module("jsonschema_rs")


def assert_alike(text: str) -> None:
    """The reader that is used says what the reference says."""
    source = Source("x.yaml", text)
    used = open_document(source)
    reference = read_document(source)
    assert [fault.rule for fault in used.faults] == [fault.rule for fault in reference.faults]
    assert json.dumps(used.data) == json.dumps(reference.data)


@pytest.mark.parametrize(
    "text",
    [
        # Numbers where no blank stands before them: as a key, in flow collections.
        *["01: a", "1: a", "a:\n  02: b", "3e545: a", "0x1F: a", "0b1: a", "0o7: a", "-0xF: a"],
        *["a: [01]", "a: [b,01]", "a: {01}", "a: {01: b}", "a: {b: 1,02: c}", "a: [0b11]"],
        *["a: [b,0x1F]", "a: [1e400]", "a: [b,1e400]", "a: [-0x1]", "a: [+1]", "a: [.5,.6]"],
        *["a: [1_000]", "a: [12345678901234567]", "a: [b,99999999999999999999]", "a: [1:30]"],
        # A byte order mark within the text.
        *["a: b\n\ufeffc: d", "a:\n\ufeffb: c", "\n\ufeffa: b", "a: ''\n\ufeff", "a: \ufeffb"],
        *["\ufeffa: b", "\ufeff---\na: b", "\ufeff%YAML 1.1\n---\na: b", "a:\n\ufeff- b"],
        # Line ends of other standards.
        *["a: b\u2028c: d", "a:\u2028b: c", "a:\x85b: c", "# c\u2029a: b", 'a: "b\u2028c"'],
        # Tags without a name.
        *["a: !", "a: ! b", "- ! b", "a: [! b]", "a: {b: ! c}", "a:\n  ! b", "a:\n  - !\n  - b"],
        # Block scalars that start with blank lines.
        *["a: |\n \n  ", "a: >\n  \n b\n", "a: |\n\n  b", "a: |-\n   \n  b\n", "a: |\n \n b: |\n"],
        *["a:\n  b: |\n\n      c\n    d\n  e: f", "a: |\n\n\n", "a: >-\n\n  b\n\n\n  c\n", "a: |"],
    ],
)
def test_documents_that_were_read_differently(text: str) -> None:
    assert_alike(text)
    assert_alike(f"{text}\n")
    assert_alike(f"before: x\n{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + ", ".join(["x"] * 60) + "]",
        "a: {" + ", ".join(f"b{number}: c" for number in range(40)) + "}",
        "a: [" + "[], " * 60 + "x]",
        "a:\n" + "  - [x, x, x]\n" * 20,
        "a:\n" + "  - {x: y}\n" * 20,
        "a:\n" + "  - x\n" * 47,
        "a:\n" + "  - x\n" * 48,
        "a:\n" + "  - x\n" * 49,
        "".join(f"a{number}: b\n" for number in range(24)),
        "".join(f"a{number}: b\n" for number in range(25)),
        "".join(f"a{number}: b\n" for number in range(26)),
    ],
)
def test_the_bound_on_values_is_one_bound(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VALUES", 50)

    assert_alike(text)


@pytest.mark.parametrize("depth", range(limits.DEPTH - 2, limits.DEPTH + 3))
@pytest.mark.parametrize("form", ["[{}]", "{{a: {}}}", "[b, {}]"])
def test_the_bound_on_depth_is_one_bound(depth: int, form: str) -> None:
    text = "x"
    for _ in range(depth - 1):
        text = form.format(text)

    assert_alike(f"a: {text}\n")


_NUMBERS = st.text("0123456789abefxoEX.+-_:", min_size=1, max_size=7)
_PLACES = st.sampled_from(
    ["a: {}", "a: [{}]", "a: [b,{}]", "a: [b, {}]", "a: {{b: {}}}", "a: {{b:{}}}", "a: {{{}: b}}"]
    + ["{}: a", "a:\n  {}: b", "a:\n- {}", "a:\n  -   {}", "a:\n  {}", "a:  {} # b", "a: {{{}}}"]
)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(_PLACES, _NUMBERS)
def test_whatever_looks_like_a_number(place: str, number: str) -> None:
    assert_alike(place.format(number))


_SNIPPETS = (
    ["a: b", "c:", "- d", "- e: f", "g: |", "h: >-", "i: |-", "", "# j", "k: 'l'", 'm: "n"', "x"]
    + ["o: [p, q]", "r: {s: t}", "u: [v,", "w]", "y: z: a", "b: # c", "- - d", "-", "e: !", "s:t"]
    + ["f: *g", "&h i", "<<: j", "? k", ": l", "---", "...", "m: 'n", "o'", 'p: "q', 'r"']
)
_LINES = st.builds(
    lambda indent, text, end: " " * indent + text + end,
    st.sampled_from([0, 0, 0, 2, 2, 4, 1]),
    st.sampled_from(_SNIPPETS),
    st.sampled_from(["", "", " ", "  # z"]),
)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.lists(_LINES, min_size=1, max_size=7), st.sampled_from(["", "\n", "\n\n", "\n  \n"]))
def test_lines_in_any_order(lines: list[str], end: str) -> None:
    assert_alike("\n".join(lines) + end)
    assert_alike("first: 1\n" + "\n".join(lines) + end)


def _module_data(**changes: Any) -> dict[str, Any]:
    message = {"level": "info", "summary": "It is so.", **changes}
    return {"module": "a", "title": "A", "messages": {"A_ONE": message}}


_BLANKS = [chr(number) for number in range(0x110000) if chr(number).isspace()]


_VALUES: list[Any] = [
    *["", " ", "\n", "a\n", "\na", "1.0\n", "1.0 ", "\u0661.0", "1.0\u0660", "x" * 300],
    *["x" * 301, "\U0001f600" * 300, "\U0001f600" * 301, "e\u0301" * 150, "e\u0301" * 151],
    *_BLANKS,
    *["\u200b", "\u180e", "\u2060", "\ufeff", "\x00", "\x7f", "\ud800", "a\udfff", "\ufffe"],
    *[0, 1, 1.0, -0.0, 10**19, 10**30, 10**400, 1e300, float("inf"), float("nan")],
    *[True, False, None, [], {}, [1], {"a": 1}, ["\ud800"], {"\ud800": 1}],
]


@pytest.mark.parametrize("field", ["summary", "explanation", "since", "level", "see", "names"])
def test_the_quick_validator_accepts_nothing_that_is_wrong(field: str) -> None:
    """It may decline what it is not sure of, and must not raise."""
    schema = Schema.named("module")
    wrong = []
    for value in _VALUES:
        data = _module_data(**{field: value})
        if schema.accepts(data) and schema.findings(Document(data), "x.yaml"):
            wrong.append(value)

    assert wrong == []


@pytest.mark.parametrize("value", ["\\ud800", "\\udfff x", "\\ud83d"])
@pytest.mark.parametrize("field", ["title", "module"])
def test_half_a_character_is_a_finding(tmp_path: Any, field: str, value: str) -> None:
    """A lone surrogate, which no encoding can hold, comes into a text through an escape."""
    project = make_project(tmp_path)
    old = {"title": "title: Beta", "module": "module: beta"}[field]
    project.edit(project.beta, old, f'{field}: "{value}"')

    outcome = project.run("check")

    assert outcome.code == 1
    assert "catalogue/modules/beta.yaml" in outcome.err
    assert "internal error" not in outcome.err
