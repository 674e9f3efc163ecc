"""What a package or a page shows of a text: every character, and joiners only where they join."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen.model.characters import FORBIDDEN, printed, visible

JOINERS = "\u200c\u200d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("🏳\ufe0f\u200d🌈", "🏳\ufe0f\u200d🌈"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("pay\u200dpal", "pay<U+200D>pal"),
        ("\u200d🚒", "<U+200D>🚒"),
        ("👩\u200d", "👩<U+200D>"),
        ("é\u200dx", "é<U+200D>x"),
        ("👩\u200b🚒", "👩<U+200B>🚒"),
        ("👩\u202e🚒", "👩<U+202E>🚒"),
        ("é\u200c\u200b", "é<U+200C><U+200B>"),
        ("é\u200d\u200dé", "é<U+200D><U+200D>é"),
        ("a\tb\nc", "a<U+0009>b<U+000A>c"),
    ],
)
def test_a_joiner_stays_between_what_it_joins(text: str, expected: str) -> None:
    assert printed(text) == expected


@given(st.text(alphabet="aé👩🚒 \t\n\u200b\u200c\u200d\u202e\x1b", max_size=12))
def test_nothing_else_that_hides_is_left(text: str) -> None:
    shown = printed(text)
    assert set(FORBIDDEN.findall(shown)) <= set(JOINERS)
    assert visible(shown) == visible(text)
    for index, character in enumerate(shown):
        if character in JOINERS:
            assert not (shown[index - 1] + shown[index + 1]).isascii()
    assert printed(shown) == shown
