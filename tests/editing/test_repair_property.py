"""Every text that YAML can write is understood character by character, and edited in its place."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.editing.layout import plain_data
from codegen.editing.page import Page
from codegen.editing.repair import repaired
from codegen.editing.tree import Node, find_comments
from codegen.editing.written import written
from codegen.model import Pointer, Rewording
from tests.editing.made_up import files


def scalars(node: Node, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Node]]:
    """The texts below a node, which are not typed, with their places."""
    for number, entry in enumerate(node.entries):
        key = entry.key.text if entry.key else number
        if entry.value is not None and entry.value.kind == "scalar":
            yield (*pointer, key), entry.value
        elif entry.value is not None:
            yield from scalars(entry.value, (*pointer, key))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(files(), st.data())
def test_a_text_is_understood_and_edited_in_its_place(
    made: tuple[bytes, list[str]], data: st.DataObject
) -> None:
    _hold(made[0], data)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(files(), st.data())
def test_that_of_a_thousand_files(made: tuple[bytes, list[str]], data: st.DataObject) -> None:
    _hold(made[0], data)


def _hold(content: bytes, data: st.DataObject) -> None:
    text = content.decode("utf-8")
    page = Page(text)
    found = list(scalars(page.root))
    for _, node in found:
        characters = written(page.text, node)
        assert characters is not None
        assert "".join(part[0] for part in characters) == node.text
    pointer, node = data.draw(st.sampled_from([item for item in found if item[1].text]))
    start = data.draw(st.integers(0, len(node.text) - 1))
    end = data.draw(st.integers(start, len(node.text)))
    if "\n" in node.text[start:end]:
        end = node.text.index("\n", start)
    new = data.draw(st.sampled_from(["", "x", "Ä b", ": # ", node.text[start:end].upper()]))

    result = repaired(text, [Rewording("file", pointer, start, end, new)], "file")

    after = dict(scalars(Page(result).root))
    assert after[pointer].text == node.text[:start] + new + node.text[end:]
    other, old = plain_data(Page(result).root), plain_data(page.root)
    for part in (other, old):
        for key in pointer[:-1]:
            part = part[key]
        part[pointer[-1]] = None
    assert other == old
    assert [item.text for item in find_comments(Page(result).text)] == [
        item.text for item in find_comments(page.text)
    ]
    assert result.startswith("\ufeff") == text.startswith("\ufeff")
    assert result.count("\r\n") == (result.count("\n") if "\r\n" in text else 0)
