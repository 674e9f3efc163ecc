"""Turns the JSON Schemas, and a project that uses all of their fields, into the page on YAML."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from codegen.loading.resources import schema_text
from codegen.rendering.markdown import md
from reference.schema import Field, Object, Schema
from reference.text import code, fence, page, sentence, table
from reference.values import example, value_words

EXAMPLE = Path(__file__).resolve().parent / "example"

_INTRODUCTION = """
Files of a catalogue are YAML 1.2 in UTF-8, read as plain data: tags, anchors, merge keys and a
second document are refused. Each kind of file has a JSON Schema, from which these tables are made;
`codegen schema` prints them. The examples are parts of one project, which a test checks.
"""

_FILES = (
    ("Manifest", "catalogue", "catalogue/catalogue.yaml"),
    ("Module", "module", "catalogue/modules/cart.yaml"),
    ("Ledger", "ledger", "catalogue/ledger.yaml"),
    ("Baseline", "baseline", "catalogue/lint-baseline.yaml"),
)
_MANY = 6


def yaml_page() -> str:
    """The page: a section for each kind of file."""
    return page(
        "YAML files",
        "the JSON Schemas",
        _INTRODUCTION,
        *(part for title, name, file in _FILES for part in schema_parts(title, name, file)),
    )


def schema_parts(title: str, name: str, file: str) -> Iterator[str]:
    """The parts of a section on one kind of file.

    Args:
        name: that of the schema.
        file: an example of it, in the folder of the example project.
    """
    schema = Schema(json.loads(schema_text(name)))
    text = (EXAMPLE / file).read_text(encoding="utf-8")
    data = YAML(typ="safe", pure=True).load(text)
    yield f"## {title}"
    yield md(sentence(schema.root["description"]))
    if name != "ledger":  # its lines are long, and nobody writes them
        yield fence("yaml", text)
    for found in schema.objects():
        if found.path:
            yield f"### {title}: {found.name}"
            yield md(sentence(found.node.get("description", "")))
        yield from _object(found, schema, data)
    yield from _kinds(title, schema)


def _object(found: Object, schema: Schema, data: Any) -> Iterator[str]:
    values = {value_words(item.node, schema) for item in found.fields}
    if len(values) == 1 and len(found.fields) > _MANY:
        yield f"Each is {values.pop()}."
        rows = [[code(item.name), md(sentence(item.node["description"]))] for item in found.fields]
        yield table(["Field", "Meaning"], rows)
        return
    head = ["Field", "Meaning", "Value", "Example"]
    yield table(head, [_row(found, item, schema, data) for item in found.fields])
    yield from _conditions(found)
    for item in found.fields:
        if "enumDescriptions" in item.node:
            pairs = zip(item.node["enum"], item.node["enumDescriptions"], strict=True)
            rows = [[code(value), md(sentence(told))] for value, told in pairs]
            yield table([f"Value of {code(item.name)}", "Meaning"], rows)


def _row(found: Object, item: Field, schema: Schema, data: Any) -> list[str]:
    meaning: str = md(sentence(item.node.get("description", "")))
    meaning = f"**Required.** {meaning}" if item.required else meaning
    value = value_words(item.node, schema)
    return [code(item.name), meaning, value, example(data, (*found.path, item.name))]


def _kinds(title: str, schema: Schema) -> Iterator[str]:
    """What the words stand for that a column of values uses."""
    rows = [
        [code(name), md(sentence(node["description"])), value_words(node, schema)]
        for name, node in schema.kinds().items()
    ]
    if rows:
        yield f"### {title}: kinds of text"
        yield table(["Kind", "Meaning", "Value"], rows)


def _conditions(found: Object) -> Iterator[str]:
    """What an object requires only where another of its fields has some value."""
    for rule in found.node.get("allOf", ()):
        if "required" not in rule["then"]:
            continue
        needed = code(rule["then"]["required"][0])
        for name, value in rule["if"].get("properties", {}).items():
            values = ", ".join(code(item) for item in value["enum"])
            yield f"{needed} is required where {code(name)} is one of {values}."
        for name in rule["if"].get("required", ()):
            yield f"{needed} is required where {code(name)} is given."
