"""Whatever a text holds, literals read back to it and comments stay comments."""

import ast
import json
import re
import tomllib
import warnings
from urllib.parse import unquote
from xml.etree import ElementTree

from hypothesis import example, given
from hypothesis import strategies as st

from codegen.model import CommentStyle
from codegen.model.characters import printed
from codegen.rendering.comments import comment_writer

from .pages import Page
from .texts import examples, hostile_lines, hostile_texts, write

# Literals

SIMPLE = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


def read_in_rust(written: str) -> str:
    """What a string literal of Rust holds: https://doc.rust-lang.org/reference/tokens.html."""
    assert re.fullmatch(r'"([ !#-\[\]-~]|\\[ntr"\\]|\\u\{[0-9a-f]{1,6}\})*"', written)

    def character(match: re.Match[str]) -> str:
        return chr(int(match[2], 16)) if match[2] else SIMPLE[match[1]]

    return re.sub(r"\\(u\{(\w+)\}|.)", character, written[1:-1])


def read_in_java(written: str) -> str:
    """What a string literal of Java holds, which reads \\u before all else (JLS 3.3, 3.10.7)."""
    assert re.fullmatch(r"[ -~]*", written)
    # A backslash is the start of \\u only where the number of those before it is even.
    units = re.sub(
        r"(?<!\\)((?:\\\\)*)\\u+([0-9a-f]{4})", lambda m: m[1] + chr(int(m[2], 16)), written
    )
    whole = units.encode("utf-16", "surrogatepass").decode("utf-16")
    assert re.fullmatch(r'"([^"\\\r\n]|\\[ntr"\\]|\\[0-3][0-7]{2})*"', whole)

    def character(match: re.Match[str]) -> str:
        return chr(int(match[1], 8)) if match[1].isdigit() else SIMPLE[match[1]]

    return re.sub(r"\\([0-3][0-7]{2}|.)", character, whole[1:-1])


@examples
@given(text=hostile_texts)
def test_literals_read_back_to_the_text(text: str) -> None:
    for target in ("python", "go"):  # Go's escapes are among those that Python has
        written = write(target, "string", text)
        assert ast.literal_eval(written) == text
        assert written.isascii()
        assert written.isprintable()
    for written in (write("ts", "string", text), write("json", "json", text)):
        assert json.loads(written) == text
        assert written.isascii()
        assert written.isprintable()
        assert "<" not in written
    assert read_in_rust(write("rust", "string", text)) == text
    assert read_in_java(write("java", "string", text)) == text
    written = write("csharp", "string", text)  # C#'s escapes are among those of Python, too
    assert ast.literal_eval(written) == text
    assert written.isascii()
    assert written.isprintable()
    written = write("python", "toml", text)
    assert tomllib.loads(f"x = {written}") == {"x": text}
    assert written.isascii()
    assert written.isprintable()


# Comments

LINE_ENDS = "[\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
"""What some language takes for the end of a line, and a tab; each becomes a blank at least."""


def lines_of(written: str, prefix: str) -> list[str]:
    """The lines of a comment, of which none may be a line only to some."""
    assert written.split("\n") == written.splitlines()
    lines = written.split("\n")
    assert all(line.startswith(prefix) for line in lines)
    assert all(line == line.rstrip() for line in lines)
    return lines


@examples
@given(text=hostile_texts, before=st.sampled_from(["", "Deprecated: "]))
def test_go_comments_stay_comments(text: str, before: str) -> None:
    written = "\t" + write("go", "comment", text, "\t", before)
    lines = lines_of(written, "\t//")
    assert all(line == "\t//" or line.startswith("\t// ") for line in lines)
    for line in lines[bool(before) :]:
        assert not re.match(
            r"\t// (#|- |\* |\+ |• |\[|go:|\+build|Deprecated:|[0-9]+[.)]( |$))", line
        )


@examples
@given(text=hostile_texts, before=st.sampled_from(["", "@deprecated "]))
def test_java_comments_hold_no_tag_no_end_and_no_escape(text: str, before: str) -> None:
    written = "   " + write("java", "javadoc", text, "   ", before)
    lines_of(written, "   *")
    assert not re.search(r"\*/|[\\@{}<>]", written.removeprefix(f"   * {before}"))


@examples
@given(text=hostile_texts)
def test_csharp_comments_are_text_of_xml(text: str) -> None:
    written = "        " + write("csharp", "doc", text, "        ")
    lines = lines_of(written, "        ///")
    element = ElementTree.fromstring(
        "<a>" + "\n".join(line.removeprefix("        ///") for line in lines) + "</a>"
    )
    assert len(element) == 0


@examples
@given(text=hostile_texts)
def test_msbuild_has_nothing_to_evaluate_in_a_project(text: str) -> None:
    """What $(x), @(x), %xx and ; would be: https://learn.microsoft.com/visualstudio/msbuild."""
    written = write("csharp", "msbuild", text)
    value = ElementTree.fromstring(f"<a>{written}</a>").text or ""
    assert not re.search(r"[$@;*?'()]|%(?![0-9A-F]{2})", value)
    shown = printed(re.sub("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", text))
    assert unquote(value).split() == shown.split()


@examples
@given(text=hostile_texts)
def test_rust_comments_stay_comments_without_markup(text: str) -> None:
    written = "    " + write("rust", "doc", text, "    ")
    for line in lines_of(written, "    ///"):
        assert line == "    ///" or re.match("    /// (?![#+=:-])", line)
        assert not re.search(r"(?<!\\)(\\\\)*[`*_<>\[\]]", line)


@examples
@given(text=hostile_lines)
def test_the_pom_holds_the_text_and_no_property(text: str) -> None:
    written = write("java", "pom", text)
    assert "${" not in written
    shown = printed(re.sub(LINE_ENDS, " ", text)).replace("${", "$ {")
    said = ElementTree.fromstring(f"<x>{written}</x>").text or ""
    assert said.split() == shown.split()


@examples
@given(text=hostile_texts, before=st.sampled_from(["", "@deprecated "]))
def test_ts_comments_end_where_the_template_ends_them(text: str, before: str) -> None:
    written = " " + write("ts", "comment", text, " ", before)
    lines_of(written, " *")
    assert f"/**\n{written}\n */".index("*/") == len(written) + 6
    assert not before or written.startswith(" * @deprecated")
    assert not re.search(r"(?<!\\)[{}<>]", written)
    assert not re.search(r"(?<!\\)@", written.replace(" * @deprecated", "", bool(before)))


@examples
@given(text=hostile_texts, before=st.sampled_from(["", "Deprecated: "]))
def test_docstrings_hold_the_text_and_no_more(text: str, before: str) -> None:
    written = write("python", "docstring", text, "    ", before)
    source = f'"""{written}"""'
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        value = ast.literal_eval(source)
    shown = before + printed(re.sub("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", text))
    assert value.split() == shown.split()


@examples
@given(
    text=st.text(alphabet="*/-> \n", max_size=20),
    replace=st.sampled_from([{"*/": ""}, {"*/": "*"}, {"*/": "/", "-->": ""}, {"->": "-"}]),
)
@example("**//", {"*/": ""})
def test_a_replacement_forms_no_new_end(text: str, replace: dict[str, str]) -> None:
    written = comment_writer(CommentStyle(prefix=";", replace=replace))(text)
    assert not any(mark in written for mark in replace)


# HTML


@examples
@given(text=hostile_texts)
def test_html_is_text(text: str) -> None:
    page = Page(f'<p title="{write("docs", "html", text)}">x</p>')
    assert page.tags == ["p"]
    assert [name for _, name, _ in page.attributes] == ["title"]
