"""A template that prints a text of the catalogue without a filter fails, whatever it tries.

The fields are found by introspection of the views, so a new one is tested from its first day.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from codegen.loading.loader import load
from codegen.model import (
    Catalogue,
    Deprecation,
    Message,
    Module,
    OutputFile,
    Removal,
    Target,
    Workspace,
)
from codegen.rendering import views
from codegen.rendering.renderer import Renderer
from codegen.rendering.text import Text, UnescapedTextError
from codegen.rendering.views import context, seals

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ["go", "ts", "python", "docs", "json", "rust", "java", "csharp"]
LOADED = load(Workspace(ROOT / "tests" / "golden" / "everything"))


def _full_catalogue() -> Catalogue:
    """A manifest of all shipped targets with one module in which every field is given."""
    message = Message(
        code="DOCKER_A",
        module="docker",
        path="x.yaml",
        level="error",
        summary="hostile summary",
        explanation="hostile explanation",
        remedy="hostile remedy",
        retry="never",
        since="1.0",
        deprecated=Deprecation("hostile reason", "1.1", "DOCKER_B"),
        aliases=dict.fromkeys(TARGETS, ("DockerOld",)),
        see=("https://example.org/hostile",),
    )
    other = Message("DOCKER_B", "docker", "x.yaml", "info", "hostile other summary")
    gone = replace(
        other,
        code="DOCKER_C",
        removed=Removal("hostile removal", "2.0", "DOCKER_B"),
        deprecated=None,
    )
    module = Module("docker", "hostile title", "x.yaml", (message, other, gone), "hostile words")
    texts = {
        name: f"hostile {name}"
        for name in ("introduction", "license", "license_text", "author", "homepage")
    }
    return replace(
        LOADED.catalogue,
        modules=(module,),
        title="hostile title",
        repository="https://example.org/hostile",
        docs_url="https://example.org/hostile",
        **texts,
    )


CATALOGUE = _full_catalogue()


def _texts(value: Any, expression: str) -> Iterator[str]:
    """The Jinja expression of every text below a value of the context."""
    if isinstance(value, Text):
        yield expression
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), f"{expression}.{field.name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{expression}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, f"{expression}[{index}]")


def _context(target: str) -> dict[str, Any]:
    chosen = LOADED.targets[target]
    names = Renderer(CATALOGUE, {target: chosen}).names[target]
    return context(CATALOGUE, chosen, CATALOGUE.targets[target], names, seals(CATALOGUE))


def _expressions(target: str) -> list[str]:
    return [found for name, value in _context(target).items() for found in _texts(value, name)]


def _render(target: str, template: str) -> tuple[list[bytes], list[tuple[str, int]]]:
    """What a template of one's own renders to in a shipped target, and its findings."""
    shipped: Target = LOADED.targets[target]
    mine = replace(
        shipped,
        files=(OutputFile("out.txt", "out.j2", each="", when="", index=0),),
        templates={"out.j2": template},
    )
    rendered = Renderer(CATALOGUE, {target: mine}).render(mine)
    findings = [(finding.rule, finding.line) for finding in rendered.diagnostics]
    return [file.content for file in rendered.files], findings


@pytest.mark.parametrize("target", TARGETS)
def test_the_fields_are_all_there(target: str) -> None:
    found = {expression.rsplit(".", 1)[-1].split("[")[0] for expression in _expressions(target)}
    assert found >= {
        "title", "introduction", "license", "license_text", "author", "homepage", "repository",
        "docs_url", "description", "summary", "explanation", "remedy", "since", "reason", "see",
        "version",
    }  # fmt: skip
    assert not [name for name in vars(CATALOGUE) if name == "hostile"]


@pytest.mark.parametrize("target", TARGETS)
def test_a_text_without_a_filter_fails(target: str) -> None:
    for expression in _expressions(target):
        _, findings = _render(target, f"first line\n{{{{ {expression} }}}}\n")
        assert findings == [("template-failure", 2)], expression


_TRICKS = {
    "joined": "{{ TEXT ~ '' }}",
    "joined with markup": "{{ catalogue.name ~ TEXT }}",
    "added": "{{ '' + TEXT }}",
    "formatted": "{{ '%s' % TEXT }}",
    "multiplied": "{{ TEXT * 2 }}",
    "sliced": "{{ TEXT[:3] }}",
    "indexed": "{{ TEXT[0] }}",
    "looped over": "{% for letter in TEXT %}{{ letter }}{% endfor %}",
    "set": "{% set a = TEXT %}{{ a }}",
    "set as a block": "{% set a %}{{ TEXT }}{% endset %}{{ a }}",
    "passed to a macro": "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(TEXT) }}",
    "in a call block": (
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ TEXT }}{% endcall %}"
    ),
    "joined by a filter": "{{ [TEXT, TEXT] | join(', ') }}",
    "listed": "{{ TEXT | list }}",
    "first of a list": "{{ [TEXT] | first }}",
    "mapped": "{{ [catalogue] | map(attribute='title') | join }}",
    "defaulted": "{{ missing | default(TEXT) }}",
    "in a list": "{{ [TEXT] }}",
    "in a mapping": "{{ {'a': TEXT} }}",
    "its value": "{{ TEXT.value }}",
    "its value joined": "{{ TEXT.value ~ '' }}",
    "its value split": "{{ TEXT.value.upper() }}",
    "its type": "{{ TEXT.__class__ }}",
    "a string of no filter": "{% set a = 'a' %}{{ a }}",
    "nothing": "{{ none }}",
    "yes": "{{ true }}",
    "unfit for a case": "{{ TEXT | pascal }}",
}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("trick", _TRICKS)
def test_no_trick_gets_a_text_out(target: str, trick: str) -> None:
    template = _TRICKS[trick].replace("TEXT", "catalogue.title")
    contents, findings = _render(target, template)
    assert [rule for rule, _ in findings] == ["template-failure"]
    assert contents == [b""]


@pytest.mark.parametrize(
    "name",
    "safe string tojson e escape forceescape upper lower title capitalize replace format pprint"
    " xmlattr urlize striptags trim truncate wordwrap indent center attr dictsort filesizeformat"
    " random round int float abs urlencode wordcount".split(),
)
def test_jinja_has_no_filter_of_its_own_for_text(name: str) -> None:
    _, findings = _render("docs", f"{{{{ catalogue.title | {name} }}}}")
    assert [rule for rule, _ in findings] == ["template-syntax"]


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_fit_is_printed(target: str) -> None:
    template = (
        "{{ catalogue.messages[0].code }} {{ catalogue.messages | length }}"
        " {{ catalogue.title | json }} {{ '{{' }} <"
    )
    contents, findings = _render(target, template)
    assert findings == []
    assert contents == [b'DOCKER_A 2 "hostile title" {{ <\n']


def test_a_text_tells_nobody_what_it_holds() -> None:
    text = Text("secret")
    assert "secret" not in repr(text)
    for use in (str, format, list, len, lambda held: f"{held}", lambda held: Markup("") + held):
        with pytest.raises((UnescapedTextError, TypeError)):
            use(text)


_WAYS = {
    "plain": "{{ TEXT }}",
    "joined": "{{ TEXT ~ '' }}",
    "joined with a name": "{{ catalogue.name ~ TEXT }}",
    "added to a name": "{{ catalogue.name + TEXT }}",
    "in a macro": "{% macro m() %}{{ TEXT }}{% endmacro %}{{ m() }}",
    "the default of a macro": "{% macro m(a=TEXT) %}{{ a }}{% endmacro %}{{ m() }}",
    "in a block": "{% block b %}{{ TEXT }}{% endblock %}",
    "set": "{% set a = TEXT %}{{ a }}",
    "set as a block": "{% set a %}{{ TEXT }}{% endset %}{{ a }}",
    "in a namespace": "{% set n = namespace(a=TEXT) %}{{ n.a }}",
    "joined by a filter": "{{ [TEXT] | join }}",
    "joined after names": "{{ [catalogue.name, TEXT] | join(' ') }}",
    "listed": "{{ TEXT | list }}",
    "looped over": "{% for letter in TEXT %}{{ letter }}{% endfor %}",
    "an item of a loop": "{% for item in [TEXT] %}{{ item }}{% endfor %}",
    "cycled": "{% for item in [1] %}{{ loop.cycle(TEXT) }}{% endfor %}",
    "a value of a mapping": "{% for _, item in {'a': TEXT} | items %}{{ item }}{% endfor %}",
    "in a batch": "{% for row in [TEXT] | batch(1) %}{{ row[0] }}{% endfor %}",
    "formatted": "{{ '%s' % TEXT }}",
    "formatted by its method": "{{ '{}'.format(TEXT) }}",
    "put into a block": "{% set a %}%s{% endset %}{{ a % TEXT }}",
    "put into a block as a tuple": "{% set a %}%s{% endset %}{{ a % (TEXT,) }}",
    "put into a block by name": "{% set a %}%(b)s{% endset %}{{ a % {'b': TEXT} }}",
    "put into a block by its method": "{% set a %}{0}{% endset %}{{ a.format(TEXT) }}",
    "summed": "{{ [TEXT] | sum(start=catalogue.name) }}",
    "greatest": "{{ [TEXT] | max }}",
    "by condition": "{{ TEXT if true else '' }}",
    "by or": "{{ TEXT or '' }}",
    "by and": "{{ true and TEXT }}",
    "in capitals": "{{ TEXT.upper() }}",
    "negated": "{{ -TEXT }}",
    "compared": "{{ TEXT == 'a' }}",
    "searched": "{{ 'a' in TEXT }}",
    "without autoescape": "{% autoescape false %}{{ TEXT }}{% endautoescape %}",
    "before a comment": "{{ version | json(TEXT) }}",
    "the name of a template": "{% include TEXT %}",
    "the name of an import": "{% import TEXT as a %}",
}


_ALIKE = ("plain", "joined", "in a macro", "set as a block", "joined by a filter")


@pytest.mark.parametrize(
    ("target", "way"),
    [
        pytest.param(target, way, marks=() if target == "go" or way in _ALIKE else pytest.mark.slow)
        for target in TARGETS
        for way in _WAYS
    ],
)
def test_no_field_gets_out_in_any_way(target: str, way: str) -> None:
    """Every text, in every target, in every way, is a finding at its line."""
    wrong = []
    for expression in _expressions(target):
        template = "first line\n" + _WAYS[way].replace("TEXT", expression) + "\n"
        contents, findings = _render(target, template)
        if findings != [("template-failure", 2)] or contents != [b""]:
            wrong.append((expression, findings, contents))
    assert wrong == []


_BY_ITS_VALUE = {
    "joined": "{{ catalogue.name ~ TEXT.value }}",
    "added": "{{ catalogue.name + TEXT.value }}",
    "joined by a filter": "{{ [catalogue.name, TEXT.value] | join }}",
    "joined by a method": "{{ catalogue.name.join([TEXT.value]) }}",
    "in the place of another": "{{ catalogue.name.replace('c', TEXT.value) }}",
    "put into a block": "{% set a %}%s{% endset %}{{ a % TEXT.value }}",
    "put into a block by its method": "{% set a %}{0.value}{% endset %}{{ a.format(TEXT) }}",
    "letter by letter": "{% for a in TEXT.value %}{{ catalogue.name ~ a }}{% endfor %}",
}


@pytest.mark.parametrize("way", _BY_ITS_VALUE)
def test_no_way_leads_through_the_value(way: str) -> None:
    """What Jinja escapes for HTML on the way is no comment, literal or Markdown yet."""
    template = _BY_ITS_VALUE[way].replace("TEXT", "catalogue.title")
    contents, findings = _render("go", template)
    assert [rule for rule, _ in findings] == ["template-failure"]
    assert contents == [b""]


def test_a_view_holds_no_string_that_is_not_sealed() -> None:
    """Texts are Text, and all else is a name, a number or another view."""
    loose = [
        f"{view.__name__}.{field.name}: {field.type}"
        for view in vars(views).values()
        if isinstance(view, type) and is_dataclass(view) and view.__module__ == views.__name__
        for field in fields(view)
        if re.search(r"\bstr\b", str(field.type))
    ]
    assert loose == []


@pytest.mark.parametrize("target", TARGETS)
def test_every_text_of_the_views_is_tried(target: str) -> None:
    found = {expression.rsplit(".", 1)[-1].partition("[")[0] for expression in _expressions(target)}
    declared = {
        field.name
        for view in vars(views).values()
        if isinstance(view, type) and is_dataclass(view) and view.__module__ == views.__name__
        for field in fields(view)
        if "Text" in str(field.type)
    }
    assert len(declared) > 10
    assert declared <= found
