"""Turns the schema of a value into words, and values of the example into YAML on one line."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from reference.schema import ITEM, Node, Schema
from reference.text import code

_TYPES = {
    "string": "text",
    "integer": "whole number",
    "boolean": "true or false",
    "array": "list",
    "object": "mapping",
    "null": "nothing",
}
_SHORT = 90
_NO_LINE_END = r"(?!\n)"
"""Stands behind each `$` of a pattern, which some engines let match before a last line end."""


def value_words(node: Node, schema: Schema) -> str:
    """What the value may be: its type, its bounds, its pattern, its default."""
    said = [", ".join(_words(node, schema))]
    if "default" in node:
        said.append(f"left out, {code(flow(node['default']))}")
    return "; ".join(said)


def _words(node: Node, schema: Schema) -> Iterator[str]:
    if "kind" in node:
        yield code(node["kind"])
        return
    if "enum" in node:
        yield f"one of {', '.join(code(flow(item)) for item in node['enum'])}"
    elif "const" in node:
        yield code(flow(node["const"]))
    else:
        types = node.get("type", "object")
        yield " or ".join(_TYPES[item] for item in ([types] if isinstance(types, str) else types))
    yield from _bounds(node)
    if "pattern" in node:
        yield f"matching {code(node['pattern'].replace(_NO_LINE_END, ''))}"
    if isinstance(node.get("items"), Mapping):
        items = schema.resolved(node["items"])
        if "properties" not in items:
            yield f"each {value_words(items, schema)}"
    if isinstance(node.get("additionalProperties"), Mapping):
        values = schema.resolved(node["additionalProperties"])
        if "properties" not in values and "allOf" not in values:
            yield f"each value {value_words(values, schema)}"


def _bounds(node: Node) -> Iterator[str]:
    for least, most, unit in (
        ("minLength", "maxLength", " characters"),
        ("minItems", "maxItems", " items"),
        ("minProperties", "maxProperties", " keys"),
        ("minimum", "maximum", ""),
    ):
        low, high = node.get(least), node.get(most)
        if low is not None and high is not None:
            yield f"{low:,} to {high:,}{unit}"
        elif high is not None:
            yield f"at most {high:,}{unit}"
        elif low is not None:
            yield f"at least {low:,}{unit}".replace(" 1 keys", " one key")
    if node.get("uniqueItems"):
        yield "no two alike"


def flow(value: Any) -> str:
    """A value as YAML on one line; a text is in quotes where YAML would take it for another."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value not in ("true", "false"):
        return value
    return json.dumps(value, ensure_ascii=False)


_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 _./@+()-]|:(?! ))*", re.ASCII)


def example(data: Any, path: tuple[str, ...]) -> str:
    """The first value at a path of the example, or an empty text where it is long or not there."""
    for node in values_at(data, path):
        text = flow(node)
        if isinstance(node, str) and len(text) > _SHORT:
            text = flow(node.split("\n")[0])
        if len(text) <= _SHORT:
            return code(text)
    return ""


def values_at(data: Any, path: tuple[str, ...]) -> list[Any]:
    """All values at a path, whose steps are those of `reference.schema.Object`."""
    nodes = [data]
    for step in path:
        nodes = [inner for node in nodes for inner in _steps(node, step)]
    return nodes


def _steps(node: Any, step: str) -> list[Any]:
    if step.startswith("("):
        return [node] if node.get("kind") == step.strip("()") else []
    if step == ITEM:
        return list(node) if isinstance(node, list) else []
    if not isinstance(node, Mapping):
        return []
    return list(node.values()) if step.isupper() else [node[step]] if step in node else []
