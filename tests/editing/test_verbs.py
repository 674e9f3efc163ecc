"""An edit changes the lines that it is about and no other byte, on the shipped catalogue too."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from codegen.editing.page import Fields
from codegen.editing.verbs import add_message, annotate
from tests.editing.made_up import HOSTILE, ORDER

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "catalogue/modules").glob("*.yaml"))
TEXTS = {path.stem: path.read_text("utf-8") for path in MODULES}
CODES = [(name, code) for name in TEXTS for code in YAML(typ="safe").load(TEXTS[name])["messages"]]


def read(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def is_only_added_to(old: bytes, new: bytes) -> bool:
    """Whether a text is another one with a piece put in somewhere."""
    head = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return new.endswith(old[head:]) and len(new) > len(old)


def test_the_shipped_catalogue_has_codes() -> None:
    assert len(CODES) > 80


@pytest.mark.parametrize("key", ["deprecated", "removed"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marking_a_message_leaves_all_else(key: str, end: str) -> None:
    note: Fields = {"since": "1.0", "reason": "Why: # not"}
    for name, code in CODES[::5]:
        if key in read(TEXTS[name])["messages"][code]:
            continue
        old = "\ufeff" + TEXTS[name].replace("\n", end)

        new = annotate(old, ORDER, code, key, note)

        assert is_only_added_to(old.encode(), new.encode())
        assert new.count("\n") - old.count("\n") == 3
        assert new.count("\r\n") == (new.count("\n") if end == "\r\n" else 0)
        data = read(new.removeprefix("\ufeff"))
        assert data["messages"][code].pop(key) == note
        assert data == read(TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_adding_a_message_leaves_all_else(name: str) -> None:
    fields: Fields = {"level": "info", "summary": "New.", "explanation": "Two\nlines.\n"}
    codes = [code for module, code in CODES if module == name]
    for after in ["", *codes[::10]]:
        new = add_message(TEXTS[name], "NEW_ONE", fields, after)

        old = TEXTS[name] if codes else TEXTS[name].replace("messages: {}", "messages:")
        assert is_only_added_to(old.encode(), new.encode())
        data = read(new)
        order = list(data["messages"])
        assert order.index("NEW_ONE") == (order.index(after) + 1 if after else len(order) - 1)
        assert data["messages"].pop("NEW_ONE") == fields
        assert data == read(TEXTS[name])


@pytest.mark.parametrize(
    "value", [*HOSTILE, "two\nlines", "\n\n", "  a\nb\n", "\ttab\nb", "\udcff"]
)
@pytest.mark.parametrize("braces", [True, False])
def test_a_hostile_value_stays_a_text(value: str, braces: bool) -> None:
    message = "{level: info}" if braces else "\n    level: info"
    text = f"module: a\nmessages:\n  A_ONE: {message}\n  A_TWO:\n    level: info\n"

    marked = annotate(text, ORDER, "A_ONE", "deprecated", {"reason": value, "replaced_by": "A_TWO"})
    added = add_message(text, "A_NEW", {"level": "info", "explanation": value}, "A_ONE")

    note = {"reason": value, "replaced_by": "A_TWO"}
    assert read(marked)["messages"]["A_ONE"]["deprecated"] == note
    assert read(added)["messages"]["A_NEW"] == {"level": "info", "explanation": value}
