"""Turns the shipped targets into the page that says what each renders, and with which options."""

import string
from collections.abc import Iterator

from codegen.loading.known import Known, Option, known_targets
from codegen.model import OutputFile, Workspace
from codegen.rendering.markdown import md
from codegen.rendering.naming import namer
from reference.text import code, page, sentence, table
from reference.values import flow
from reference.yaml import EXAMPLE

_INTRODUCTION = """
What the manifest names under `targets` is rendered below `generated/`, each target in a folder of
its own. These ship with the tool; `codegen targets` lists them with those of a project. Besides its
own options every target takes `version`, `initialisms` and `prefixes`: see
[YAML files](yaml.md#manifest-targetsname). How to write one is told in
[Add a language](../how-to/add-a-language.md).
"""

_CODE = "CART_HTTP_FAILED"


def targets_page() -> str:
    """The page: a section for each shipped target, by name."""
    known, _ = known_targets(Workspace(EXAMPLE), None)
    shipped = [item for item in known.values() if item.origin == "shipped"]
    return page(
        "Targets",
        "the target.yaml of each",
        _INTRODUCTION,
        table(["Target", "What it is"], [[_link(item), md(item.target.title)] for item in shipped]),
        *(part for item in shipped for part in _target(item)),
    )


def _link(item: Known) -> str:
    heading = f"{item.target.name}: {item.target.title}".lower()
    anchor = "".join(mark for mark in heading if mark in string.ascii_lowercase + " -")
    return f"[{code(item.target.name)}](#{anchor.replace(' ', '-')})"


def _target(item: Known) -> Iterator[str]:
    target = item.target
    yield f"## {target.name}: {md(target.title)}"
    yield md(sentence(item.description))
    yield table(["File", "Rendered"], map(_file, target.files))
    if item.options:
        yield table(
            ["Option", "Meaning", "Value", "`codegen init` writes"], map(_option, item.options)
        )
    else:
        yield "It has no options of its own."
    style = target.identifiers
    if style is None:
        yield "It has no constants; a message is named by its code."
        return
    name = namer(style)(_CODE)
    yield f"The constant of {code(_CODE)} is {code(name)}: the case is {code(style.case)}."
    if style.initialisms:
        yield f"Words that keep their capitals: {_list(style.initialisms)}."
    if style.pattern:
        yield f"A name must match {code(style.pattern)}."
    if style.reserved:
        yield f"Names that no constant may have: {_list(sorted(style.reserved))}."


def _list(words: tuple[str, ...] | list[str]) -> str:
    return ", ".join(map(code, words))


def _file(row: OutputFile) -> list[str]:
    said = {"": "once", "module": "once for each module with messages"}
    rendered = said.get(row.each, "once for each message")
    if row.removed:
        rendered += ", also removed ones"
    if row.when:
        rendered += f", where there is {code(row.when)}"
    return [code(row.path), rendered]


def _option(option: Option) -> list[str]:
    meaning: str = md(sentence(option.description))
    value = "text" if option.type == "string" else "true or false"
    if option.enum:
        value = f"one of {_list(option.enum)}"
    elif option.pattern:
        value += f", matching {code(option.pattern.removesuffix('(?!' + chr(92) + 'n)'))}"
    if option.default is not None:
        value += f"; left out, {code(flow(option.default))}"
    suggest = code(option.suggest) if option.suggest else ""
    meaning = f"**Required.** {meaning}" if option.required else meaning
    return [code(option.name), meaning, value, suggest]
