"""Any text is laid out for a terminal: nothing is lost but layout, and nothing acts."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.model.characters import FORBIDDEN
from codegen.reporting.colour import Palette
from codegen.reporting.columns import cut, width
from codegen.reporting.markdown import laid_out

_MARKS = "\n\n\n    -*+`~#[]()\\:!1.)a漢é\u0301\x1b\x07\t\r\x9b\u202e\u2028\x00"
_WORDS = ["::error::", "##[group]", "\\:\\:", "- ", "1. ", "   ", "```\n", "~~~\n", "`` ` ``"]
_WORDS += ["word ", "[a](https://example.org)", "  \n", "\\\n", "> ", "# "]
_PIECES = st.sampled_from([*_MARKS, *_WORDS])
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=_TEXTS, columns=st.integers(1, 60))
def test_no_text_acts(text: str, columns: int) -> None:
    plain = laid_out(text, columns, Palette(on=False))

    assert not FORBIDDEN.search(plain.replace("\n", ""))
    for line in plain.split("\n"):
        assert not re.match(r"\s*::[A-Za-z]", line)
        assert "##[" not in line
    coloured = laid_out(text, columns, Palette(on=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=st.text("a漢 é\u0301", max_size=20), columns=st.integers(0, 20))
def test_what_is_cut_fits(text: str, columns: int) -> None:
    fit = cut(text, columns)

    assert width(fit) <= columns
    assert fit == text or (text.startswith(fit[:-1]) and fit[-1:] in ("…", ""))
