"""Whatever a text holds, literals read back to it and comments stay comments."""

import ast
import json
import re
import tomllib
import warnings
from xml.etree import ElementTree

from hypothesis import example, given
from hypothesis import strategies as st

from codegen.model import CommentStyle
from codegen.model.characters import printed
from codegen.rendering.comments import comment_writer

from .pages import Page
from .texts import examples, hostile_texts, write

# Literals


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
    written = write("python", "toml", text)
    assert tomllib.loads(f"x = {written}") == {"x": text}
    assert written.isascii()
    assert written.isprintable()


JAVA_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([0-7]{3})|([ntr\"\\\\]))")
RUST_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]{1,6})\}|([ntr\"\\\\]))")
SHORT = {"n": "\n", "t": "\t", "r": "\r"}


@examples
@given(text=hostile_texts)
@example('"; \u005c \\u0022 \x00\x7f7 \U0001f600')
def test_literals_of_java_read_back_to_the_text(text: str) -> None:
    written = write("java", "string", text)
    assert written.isascii()
    assert written.isprintable()
    inside = written[1:-1]
    # What \\u stands for is read before the literal is, so none may be ASCII.
    for match in re.finditer(r"(?<!\\)(?:\\\\)*\\u+([0-9a-f]{4})", inside):
        assert int(match[1], 16) > 0x7F
    assert not re.sub(JAVA_ESCAPE, "", inside).count("\\")
    assert not re.sub(JAVA_ESCAPE, "", inside).count('"')

    def read(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        return chr(int(match[2], 8)) if match[2] else SHORT.get(match[3], match[3])

    units = JAVA_ESCAPE.sub(read, inside).encode("utf-16-le", "surrogatepass")
    assert units.decode("utf-16-le") == text


@examples
@given(text=hostile_texts)
def test_literals_of_rust_read_back_to_the_text(text: str) -> None:
    written = write("rust", "string", text)
    assert written.isascii()
    assert written.isprintable()
    inside = written[1:-1]
    rest = RUST_ESCAPE.sub("", inside)
    assert "\\" not in rest
    assert '"' not in rest

    def read(match: re.Match[str]) -> str:
        return chr(int(match[1], 16)) if match[1] else SHORT.get(match[2], match[2])

    assert RUST_ESCAPE.sub(read, inside) == text


# Comments


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
def test_ts_comments_end_where_the_template_ends_them(text: str, before: str) -> None:
    written = " " + write("ts", "comment", text, " ", before)
    lines_of(written, " *")
    assert f"/**\n{written}\n */".index("*/") == len(written) + 6
    assert not before or written.startswith(" * @deprecated")
    assert not re.search(r"(?<!\\)[{}<>]", written)
    assert not re.search(r"(?<!\\)@", written.replace(" * @deprecated", "", bool(before)))


@examples
@given(text=hostile_texts, before=st.sampled_from(["", "@deprecated "]))
def test_javadoc_stays_a_comment_without_tags(text: str, before: str) -> None:
    written = "   " + write("java", "javadoc", text, "   ", before)
    lines_of(written, "   *")
    assert f"/**\n{written}\n */".index("*/") == len(written) + 6
    assert not re.search(r"[<>{}\\]", written)
    assert not re.search(r"&(?!(amp|lt|gt|#47|#64|#92|#123|#125);)", written)
    assert "@" not in written.replace("* @deprecated", "", bool(before))


@examples
@given(text=hostile_texts)
def test_comments_of_rust_hold_no_markdown(text: str) -> None:
    written = "    " + write("rust", "doc", text, "    ")
    for line in lines_of(written, "    ///"):
        body = line.removeprefix("    ///").removeprefix(" ")
        assert not body.startswith((" ", "\t", "#", "-", "+", "="))  # nothing is code or a heading
        assert not re.search(r"[`*_\[\]<>&~|]", re.sub(r"\\[!-/:-@\[-`{-~]", "", body))
    assert "://" not in written


@examples
@given(text=hostile_texts)
def test_a_note_of_rust_holds_no_link_and_no_code(text: str) -> None:
    written = write("rust", "note", text)
    assert not re.search(r"[`\[\]<>~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", written))


@examples
@given(text=hostile_texts)
def test_maven_has_nothing_to_replace_in_a_pom(text: str) -> None:
    written = write("java", "pom", text)
    assert "${" not in written
    # A parser of XML gives back what is shown.
    element = ElementTree.fromstring(f"<a>{written}</a>")
    shown = printed(re.sub("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", text))
    assert (element.text or "").split() == shown.replace("${", "$ {").split()


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
