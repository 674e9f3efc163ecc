"""Turns target.yaml's schema and what templates see into the page on templates."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from markupsafe import Markup

from codegen.loading.loader import load
from codegen.model import Workspace
from codegen.rendering.comments import comment_writer
from codegen.rendering.environment import FORMATS, STRUCTURAL
from codegen.rendering.literals import literal_writer
from codegen.rendering.naming import CASES, namer, names
from codegen.rendering.renderer import path_words
from codegen.rendering.text import Text
from codegen.rendering.views import (
    CatalogueView,
    MessageView,
    ModuleView,
    NoteView,
    Reference,
    context,
    seals,
)
from reference.text import code, first_upper, page, sentence, table
from reference.yaml import EXAMPLE, schema_parts

_TARGET = "kotlin"
_VIEWS = (CatalogueView, ModuleView, MessageView, NoteView, Reference)

_INTRODUCTION = """
A target is a folder `templates/NAME/` of the project: a `target.yaml`, and templates of
[Jinja](https://jinja.palletsprojects.com/en/stable/templates/) with names that end in `.j2`. A
project's own targets come before shipped ones of the same name, and those of `--templates DIR`
before both. [Add a language](../how-to/add-a-language.md) works one out.
"""

_CONTEXT = """
## What a template knows

A value of the kind **name** is printed as it is: nothing in it has a meaning in any language. So is
what a filter gives. A value of the kind **text** comes from the catalogue and is sealed: printing
it without a filter, joining it to another text or looking into it is an error, and nothing is
written. What may be none is asked for with `if`. A name that is not listed here is an error, too.
"""

_WITH_EACH = """
With `each: module` a template also knows `module`, and with `each: message` both `module` and
`message`. All templates know Jinja's `range` and `namespace`, and the tags `break` and `continue`.
"""

_FILTERS = """
## Filters

Filters for texts. They take a text or a name, and nothing else; what is none must be asked for
first.
"""

_OWN = """
Those that a target declares under `filters` write texts in its own language. One of kind `literal`
makes a string literal of the whole text, with quotes. One of kind `comment` makes lines of a
comment.
"""

_CASES = """
Filters for names, which take no text:
"""

_PATHS = """
## Paths

The path of a file may hold these placeholders in braces. The examples are those of the target
above, for the first message of the example.
"""


def templates_page() -> str:
    """The page: target.yaml, then the context, the filters and the placeholders of paths."""
    known, words = _known()
    return page(
        "Templates",
        "the schema of target.yaml and the code that renders",
        _INTRODUCTION,
        *schema_parts("target.yaml", "target", f"templates/{_TARGET}/target.yaml"),
        _CONTEXT,
        table(["Name", "Kind", "Meaning"], _names(known)),
        _WITH_EACH,
        *(part for view in _VIEWS for part in _view(view)),
        *_filters(),
        _PATHS,
        table(["Placeholder", "Where", "Example"], words),
    )


def _known() -> tuple[dict[str, object], list[list[str]]]:
    """The names that templates of the example's target know, and the rows of its placeholders."""
    loaded = load(Workspace(EXAMPLE), None)
    target = loaded.targets[_TARGET]
    settings = loaded.catalogue.targets[_TARGET]
    named = names(loaded.catalogue, target, settings)
    known = context(loaded.catalogue, target, settings, named, seals(loaded.catalogue))
    catalogue, options = known["catalogue"], known["options"]
    assert isinstance(catalogue, CatalogueView)  # noqa: S101
    assert isinstance(options, dict)  # noqa: S101
    module = catalogue.modules[0]
    rows: dict[str, list[str]] = {}
    for where, extra in (
        ("everywhere: a text option of the target", {}),
        ("`each: module` and `each: message`", {"module": module}),
        ("`each: message`", {"module": module, "message": module.messages[0]}),
    ):
        for name, value in path_words(options, extra).items():
            rows.setdefault(name, [code(f"{{{name}}}"), where, code(value or "")])
    return known, list(rows.values())


def described(documented: object) -> dict[str, str]:
    """What a docstring says of each name in its section Attributes, Returns or Args."""
    text = inspect.cleandoc(getattr(documented, "__doc__", "") or "")
    sections = re.split(r"^(?:Attributes|Returns|Args):\n", text, flags=re.MULTILINE)[1:]
    rows = re.findall(r"^    (\w+): (.*(?:\n     .*)*)", "\n".join(sections), re.MULTILINE)
    return {name: " ".join(said.split()) for name, said in rows}


def _names(known: Mapping[str, object]) -> Iterator[list[str]]:
    told = described(context)
    for name, value in known.items():
        yield [code(name), _kind_of(value), first_upper(sentence(told[name]))]


def _kind_of(value: object) -> str:
    if isinstance(value, list):
        return "list of names"
    if isinstance(value, dict):
        return "mapping of options: text, or true or false"
    return _kind(type(value))


def _kind(hint: Any) -> str:
    """A type in the words of the page."""
    if isinstance(hint, UnionType):
        inner = [item for item in get_args(hint) if item is not NoneType]
        return f"{_kind(inner[0])}, or none"
    if get_origin(hint) is list:
        inner_kind = _kind(get_args(hint)[0])
        plain = inner_kind in ("name", "text")
        return f"list of {inner_kind}{'s' if plain else ''}"
    if hint in _VIEWS:
        return f"[{_title(hint)}](#{_title(hint).replace(' ', '-')})"
    return {Markup: "name", Text: "text", int: "number"}[hint]


def _title(view: type) -> str:
    return {
        CatalogueView: "the catalogue",
        ModuleView: "a module",
        MessageView: "a message",
        NoteView: "a note",
        Reference: "a reference",
    }[view]


def _view(view: Any) -> Iterator[str]:
    told, hints = described(view), get_type_hints(view)
    yield f"### {first_upper(_title(view))}"
    yield sentence(view.__doc__.split("\n")[0])
    rows = [
        [code(item.name), _kind(hints[item.name]), first_upper(sentence(told[item.name]))]
        for item in fields(view)
    ]
    yield table(["Name", "Kind", "Meaning"], rows)


def _filters() -> Iterator[str]:
    yield _FILTERS
    rows = [[_call(name, write), _first(write)] for name, write in FORMATS.items()]
    yield table(["Filter", "What it writes"], rows)
    yield _OWN
    target = load(Workspace(EXAMPLE), None).targets[_TARGET]
    own: list[tuple[str, Callable[..., Markup]]] = [
        *((name, literal_writer(style)) for name, style in target.literals.items()),
        *((name, comment_writer(style)) for name, style in target.comments.items()),
    ]
    calls = [[_call(name, write), code(str(write("A “cart” of $5.")))] for name, write in own]
    yield table(["Filter of the example above", "What it makes of `A “cart” of $5.`"], calls)
    for _, write in own:
        arguments = described(write)
        if arguments:
            said = [[code(name), first_upper(sentence(text))] for name, text in arguments.items()]
            yield table(["Argument of a comment", "Meaning"], said)
    yield _CASES
    style = target.identifiers
    assert style is not None  # noqa: S101
    made = []
    for case in CASES:
        name = namer(type(style)(case, style.initialisms))("BAD_URL")
        made.append([code(case), code(name)])
    yield table(["Filter", "What it makes of `BAD_URL`"], made)
    plain = ", ".join(code(name) for name in sorted(STRUCTURAL))
    yield f"Of Jinja's own filters there are those for lists and conditions: {plain}."


def _call(name: str, write: Callable[..., Markup]) -> str:
    """A filter with the arguments that it takes besides the text."""
    _, *others = inspect.signature(write).parameters.values()
    shown = ", ".join(f"{item.name}={item.default!r}" for item in others).replace("'", '"')
    return code(f"{name}({shown})" if shown else name)


def _first(documented: object) -> str:
    text = inspect.cleandoc(getattr(documented, "__doc__", "") or "").split("\n\n")[0]
    return re.sub(r"https://[^\s()]+", r"<\g<0>>", sentence(text))
