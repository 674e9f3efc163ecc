"""Turns a text into the formats that every package has: JSON, TOML, HTML, plain text files."""

import json
import re
from collections.abc import Callable
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from codegen.model.characters import printed
from codegen.rendering.text import NoTextError, Text, UnescapedTextError, fit

_PLAIN = re.compile(r"[A-Za-z0-9@][A-Za-z0-9@ ._/+~-]*", re.ASCII)
_encode = json.JSONEncoder(ensure_ascii=True).encode
_TOML_UNSAFE = re.compile("[^ !#-\\[\\]-~]")


def json_string(text: str) -> Markup:
    """A JSON string in ASCII; `<` is escaped too, so that it may stand in a page's script."""
    return fit(_encode(text).replace("<", "\\u003c").replace("\x7f", "\\u007f"))


def toml_string(text: str) -> Markup:
    """A basic string of TOML, in ASCII (https://toml.io/en/v1.0.0#string)."""

    def written(match: re.Match[str]) -> str:
        character = match[0]
        if character in '"\\':
            return "\\" + character
        number = ord(character)
        return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"

    return fit(f'"{_TOML_UNSAFE.sub(written, text)}"')


def html(text: str) -> Markup:
    """Text between tags or in a quoted attribute of HTML."""
    return escape("".join(printed(line) + "\n" for line in text.split("\n"))[:-1])


def plain(text: str) -> Markup:
    """A word that is harmless anywhere, such as a version or a package's name, as it is.

    Raises:
        UnescapedTextError: it has other characters than letters, digits, blanks and `@._/+~-`.
    """
    if not _PLAIN.fullmatch(text):
        raise UnescapedTextError("the filter plain got a text with other characters than its own")
    return fit(text)


def lines(text: str) -> Markup:
    """A whole text file, such as a licence, as it is but for invisible characters."""
    text = text.replace("\f", "").rstrip("\n")
    return fit("\n".join(printed(line).rstrip() for line in text.split("\n")))


def on_text(write: Callable[..., Markup]) -> Callable[..., Markup]:
    """Makes a filter of a writer: it opens the sealed text, and takes nothing but that.

    A value that is fit for output already, such as a name, passes for a text too, because names
    stand in literals and tables like any text.
    """

    def filter_(value: Any, *arguments: Any, **options: Any) -> Markup:
        if type(value) is Text:
            return write(value.value, *arguments, **options)
        if type(value) is Markup:
            return write(str(value), *arguments, **options)
        if isinstance(value, Undefined):
            str(value)  # raises Jinja's own error, which says what name is unknown
        raise NoTextError(f"a filter for text got a value of type {type(value).__name__}")

    return filter_
