"""An edit changes the lines that it is about and no other byte, on the shipped catalogue too."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from codegen.diagnostics import EDIT_REFUSED
from codegen.editing.layout import laid_out
from codegen.editing.moving import move_message
from codegen.editing.page import Fields
from codegen.editing.verbs import add_message, annotate, copy_message
from codegen.model import CodegenError
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


def test_moving_a_message_there_and_back_leaves_all_as_it_was() -> None:
    for name, code in CODES[::6]:
        source = TEXTS[name].replace(f"  {code}:", f"  # above it\n  {code}: # beside it")
        target = "auth" if name == "core" else "core"

        left, grown = move_message(source, TEXTS[target], code)

        assert move_message(grown, left, code)[0] == TEXTS[target]
        assert read(grown)["messages"] == {
            **read(TEXTS[target])["messages"],
            code: read(source)["messages"][code],
        }
        assert f"  # above it\n  {code}: # beside it\n" in grown
        left = left.replace("messages: {}", "messages:")
        assert sorted((left + grown).split()) == sorted((source + TEXTS[target]).split())
        assert is_only_added_to(TEXTS[target].encode(), grown.encode())
        assert is_only_added_to(left.encode(), source.encode())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_copy_under_a_new_code_leaves_all_else(end: str) -> None:
    for name, code in CODES[::8]:
        old = TEXTS[name].replace("\n", end)

        new = copy_message(old, ORDER, code, "NEW_ONE", "1.0")

        assert is_only_added_to(old.encode(), new.encode())
        data = read(new)
        copied, message = data["messages"].pop("NEW_ONE"), data["messages"][code]
        own = ("names", "aliases", "deprecated", "since")
        kept = {key: value for key, value in message.items() if key not in own}
        assert copied == {**kept, "since": "1.0"}
        assert data == read(TEXTS[name])


def test_lines_that_are_kept_are_not_made_more() -> None:
    text = "module: a\nmessages:\n  A_ONE:\n    level: info\n    remedy: |+\n      Text.\n\n\n"
    more = f"{text}  A_TWO:\n    level: info\n"

    with pytest.raises(CodegenError, match="without changing what stands beside it") as raised:
        add_message(more, "A_NEW", {"level": "info"}, "A_ONE")
    assert raised.value.rule == EDIT_REFUSED
    with pytest.raises(CodegenError, match="without changing what stands beside it"):
        move_message(more, "module: b\nmessages: {}\n", "A_TWO")
    tidy = laid_out(more, ORDER, "file")
    assert "A_NEW" in add_message(tidy, "A_NEW", {"level": "info"}, "A_ONE")


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
