"""Catalogue text as templates get it: a sealed value that only a filter turns into output.

Everything that a template prints must be `Markup`, the type that markupsafe, and with it Jinja,
takes for "already fit for the place where it lands". Only three things make it: the template's
own words, names of a known harmless alphabet (`sealed_name`), and the filters of this package.
"""

from typing import Any, NoReturn

from jinja2 import Undefined
from markupsafe import Markup


def fit(text: str) -> Markup:
    """Says that a string is fit for the place where it lands; only names and filters may.

    The same as `Markup(text)` for a string, without the questions that Markup asks first.
    """
    return str.__new__(Markup, text)


class UnescapedTextError(Exception):
    """A template printed something that no filter has made fit for its place."""


class NoTextError(Exception):
    """A template sent something through a filter that is no text, such as one not given."""


class Text:
    """A text of the catalogue. It has a value for filters, and none for anyone else."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value

    def _refuse(self, *_: object) -> NoReturn:
        raise UnescapedTextError("a text is printed without a filter")

    __str__ = __html__ = __format__ = __add__ = __radd__ = __mod__ = __mul__ = _refuse
    __iter__ = __len__ = __getitem__ = __contains__ = _refuse

    def __repr__(self) -> str:
        return "<text>"

    def __eq__(self, other: object) -> bool:
        return self.value == (other.value if isinstance(other, Text) else other)

    def __hash__(self) -> int:
        return hash(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)


def text_or_none(value: str) -> Text | None:
    """Seals a text; None where there is none, so that a template can ask with `if`."""
    return Text(value) if value else None


def sealed_name(name: str) -> Markup:
    """Lets a name be printed as it is: a code, an identifier or a word of a closed list.

    Raises:
        UnescapedTextError: it has characters that names do not have.
    """
    if not (name.isascii() and name.replace("_", "").replace("-", "").isalnum()):
        raise UnescapedTextError("a name is printed that is not made of letters and digits")
    return fit(name)


def finalize(value: Any) -> str:
    """Lets through what is fit to be printed; Jinja calls it for everything in `{{ }}`.

    Raises:
        UnescapedTextError: the value is a text, or a string that no filter has made.
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is int:
        return str(value)
    if kind is Text:
        raise UnescapedTextError("a text is printed without a filter")
    if isinstance(value, Undefined):
        return str(value)  # raises Jinja's own error, which says what name is unknown
    raise UnescapedTextError(f"a value of type {kind.__name__} is printed that no filter has made")
