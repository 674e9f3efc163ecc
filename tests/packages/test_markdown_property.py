"""Whatever a text holds, on a page it is text, in the place where the template put it."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt
from markdown_it.token import Token

from codegen.model.characters import printed

from .pages import Page, blocks
from .texts import examples, hostile_lines, hostile_texts, write

MARKDOWN_IT = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PYTHON_MARKDOWN = Markdown(extensions=["extra", "toc", "admonition", "sane_lists", "meta"])
SAFE_ADDRESS = re.compile(r"(https?://|mailto:|#)[^\s\"<>]*|[A-Za-z0-9_][A-Za-z0-9_./#-]*")


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def python_markdown(source: str) -> str:
    PYTHON_MARKDOWN.reset()
    return PYTHON_MARKDOWN.convert(source)


def collapsed(text: str) -> str:
    return " ".join(text.split())


def assert_inert(written: str) -> None:
    """No template engine, snippet or plugin of a site finds anything for it."""
    assert not re.search(r"\{\{|\{%|\{#|\{:|8<-|<\?|\$\$", written)
    assert not re.search(r"(?m)^ *(:::|!!!|\?\?\?|///|===|\[\[?\w+\]\]?$|\||#|>)", written)


PLACES = {
    "paragraph": ("", ""),
    "heading": ("## ", ""),
    "item": ("- Since: ", ""),
    "note": ("**Deprecated**: ", " It is replaced by"),
}


@pytest.mark.parametrize("place", PLACES)
@examples
@given(text=hostile_lines)
def test_plain_text_is_shown_as_it_is(place: str, text: str) -> None:
    before, after = PLACES[place]
    written = write("docs", "md", text)
    assert_inert(written)
    source = f"Start.\n\n{before}{written}{after}\n\n### End\n"
    shown = {
        "paragraph": printed(collapsed(text)),
        "heading": printed(collapsed(text)),
        "item": "Since: " + printed(collapsed(text)),
        "note": "Deprecated: " + printed(collapsed(text)) + " It is replaced by",
    }[place]
    for html in (MARKDOWN_IT.render(source), python_markdown(source)):
        page = Page(html)
        assert set(page.tags) <= {"p", "h2", "h3", "ul", "li", "strong"}
        assert collapsed(page.text) == f"Start. {shown} End"
        assert {name for _, name, _ in page.attributes} <= {"id"}


@examples
@given(text=hostile_lines)
def test_plain_text_stays_in_its_cell(text: str) -> None:
    written = write("docs", "md_cell", text)
    source = f"| A | B | C |\n| - | - | - |\n| a | {written} | c |\n| d | e | f |\n"
    for html in (MARKDOWN_IT.render(source), python_markdown(source)):
        page = Page(html)
        assert page.tags.count("td") == 6
        assert set(page.tags) <= {"table", "thead", "tbody", "tr", "th", "td"}
        assert collapsed(page.text) == f"A B C a {printed(collapsed(text))} c d e f"


COLOURED = set("bash console diff go ini javascript json python sh text toml ts xml yaml".split())
"""The languages of code that a page names; engines do something else with others."""


@examples
@given(text=hostile_texts, apart=st.booleans())
@example("- - # nested heading", False)
@example("Term\n-", False)
@example("[a](https://x.y/{{ config }})", False)
@example("\xa0[TOC]", False)
@example("[a]\\: b\n\n[a]", False)
@example("```mermaid\na\n```", False)
@example("~~~ yaml\na: b\n~~~", False)
@example("```yaml {.x}\na: b\n```", False)
def test_markdown_of_an_author_stays_in_its_place(text: str, apart: bool) -> None:
    assume(text.strip())
    written = write("docs", "md_block", text, apart=apart)
    assert_inert(re.sub(r"(?ms)^```[a-z]+\n.*?^```$", "", written))
    source = f"# Start\n\n{written}\n\n### End\n"
    tokens = list(flat(MARKDOWN_IT.parse(source)))
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h3"]
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        assert kind in {
            *("inline", "text", "text_special", "softbreak", "paragraph", "heading", "fence"),
            *("bullet_list", "ordered_list", "list_item", "em", "strong", "code_inline", "link"),
            *("html_inline", "html_block"),
        }
        if kind == "html_inline":
            assert token.content in ("<code>", "</code>")
        if kind == "html_block":
            assert re.fullmatch(r"\s*(<!-- -->|<pre><code>[^<>{`]*</code></pre>)\s*", token.content)
        if kind == "fence":
            assert token.info in COLOURED
        if token.type == "link_open":
            assert SAFE_ADDRESS.fullmatch(str(token.attrGet("href")))
    page = Page(python_markdown(source))
    assert set(page.tags) - {"!--"} <= {
        *("h1", "h3", "p", "ul", "ol", "li", "em", "strong", "code", "pre", "a"),
    }
    assert page.tags.count("h1") == page.tags.count("h3") == 1
    for _, name, value in page.attributes:
        assert name in ("id", "href", "class", "start")
        assert name != "href" or SAFE_ADDRESS.fullmatch(str(value))
        assert name != "class" or str(value).removeprefix("language-") in COLOURED


@examples
@given(
    address=st.lists(
        st.sampled_from([*"[]()*_&'!#;:@?=%~$,+/.-", "a", "B", "javascript:", "&#58;"]),
        max_size=12,
    ).map(lambda parts: "https://x/" + "".join(parts))
)
@example("https://x/[click](javascript:alert(1))")
@example("http://[::1]/")
@example("https://x](javascript:alert(1))")
def test_an_address_is_one_link_or_none(address: str) -> None:
    source = f"- {write('docs', 'md_link', address)}\n"
    for html in (MARKDOWN_IT.render(source), python_markdown(source)):
        page = Page(html)
        assert set(page.tags) <= {"ul", "li", "a"}
        assert len(page.attributes) <= 1
        assert all(SAFE_ADDRESS.fullmatch(str(value)) for _, _, value in page.attributes)


# Layout

LINES = [
    *("- a", "- b", "* c", "1. d", "2. e", "1) f", "  - g", "   - h", "     - i", "text", "  text"),
    *("   text", "", "", "   ```\n   code\n   ```", "```\ncode\n```", "       code", "    code"),
]


@examples
@given(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=8))
@example(["1. a", "", "   ```\n   code\n   ```", "2. b"])
@example(["text", "- a", "  - b"])
@example(["- a", "1. b"])
def test_lists_and_code_are_what_the_author_wrote_in_every_engine(lines: list[str]) -> None:
    text = "\n".join(lines)
    assume(text.strip())
    written = write("docs", "md_block", text)
    meant = blocks(MARKDOWN_IT.render(f"Start.\n\n{text}\n\n# End\n"))
    assert blocks(MARKDOWN_IT.render(f"Start.\n\n{written}\n\n# End\n")) == meant
    assert blocks(python_markdown(f"Start.\n\n{written}\n\n# End\n")) == meant
