"""Formatting loses no comment and changes no value, and what is formatted stays as it is."""

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from codegen.editing.layout import laid_out
from codegen.editing.scalars import literal, one_line
from tests.editing.made_up import HOSTILE, LINES, ORDER, TEXTS, files


def read(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(files())
def test_no_comment_is_lost_no_value_changes_and_a_second_run_is_idle(
    made: tuple[bytes, list[str]],
) -> None:
    _hold(*made)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(files())
def test_that_of_a_thousand_files(made: tuple[bytes, list[str]]) -> None:
    _hold(*made)


def _hold(data: bytes, comments: list[str]) -> None:
    text = data.decode("utf-8")

    once = laid_out(text, ORDER, "file")

    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert read(once) == read(plain)
    assert all(f"{comment}\n" in once for comment in comments)
    assert laid_out(once, ORDER, "file") == once
    assert "\r" not in once
    assert once.endswith("\n")
    assert not once.endswith("\n\n")


@settings(max_examples=1000, deadline=None)
@given(st.one_of(LINES, st.text(max_size=20), TEXTS.map("\n".join)))
def test_any_text_can_be_written_on_a_line(text: str) -> None:
    assert read(f"a: {one_line(text)} # comment\n") == {"a": text}


@settings(max_examples=1000, deadline=None)
@given(st.text("ab \n\t#:-é", max_size=20))
@example("  deeper\nfirst\n")
def test_a_block_of_lines_means_its_text(text: str) -> None:
    block = literal(text)

    if block:
        body = "".join(f"  {line}\n" if line else "\n" for line in block[1])
        assert read(f"a: {block[0]}\n{body}b: c\n") == {"a": text, "b": "c"}


def test_hostile_values_keep_their_meaning() -> None:
    for value in HOSTILE:
        assert read(f"a: {one_line(value)}") == {"a": value}
