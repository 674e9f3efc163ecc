"""Turns a JSON Schema into its objects, each with its fields, for tables of a reference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]

ITEM = "[]"
"""The step from a list to its items."""


@dataclass(frozen=True, slots=True)
class Field:
    """A key of an object.

    Attributes:
        node: its schema, with what it refers to merged in.
    """

    name: str
    node: Node
    required: bool


@dataclass(frozen=True, slots=True)
class Object:
    """A mapping with keys that the schema knows.

    Attributes:
        path: the steps that lead to it; a step in capitals stands for any key.
    """

    path: tuple[str, ...]
    node: Node
    fields: tuple[Field, ...]

    @property
    def name(self) -> str:
        """Its path as people write it, such as `breaking.allow[]`."""
        return ".".join(self.path).replace(f".{ITEM}", ITEM)


class Schema:
    """A schema with its definitions."""

    def __init__(self, root: Node) -> None:
        self.root = root

    def resolved(self, node: Node) -> Node:
        """A schema with what it refers to merged in; its own words win.

        The key `kind` keeps the name of a definition that is no mapping and no list.
        """
        merged = dict(node)
        while "$ref" in merged:
            name = str(merged.pop("$ref")).rpartition("/")[2]
            kind = {"kind": name} if name in self.kinds() else {}
            merged = {**self.root["$defs"][name], **kind, **merged}
        return merged

    def kinds(self) -> dict[str, Node]:
        """The definitions of single values, under their names."""
        definitions: Mapping[str, Node] = self.root.get("$defs", {})
        return {name: node for name, node in definitions.items() if node.get("type") == "string"}

    def objects(self) -> Iterator[Object]:
        """Every object with known keys, an outer one before those in it, a shared one once."""
        seen: set[int] = set()
        for found in self._below(self.root, ()):
            if id(found.node["properties"]) not in seen:
                yield found
            seen.add(id(found.node["properties"]))

    def _below(self, node: Node, path: tuple[str, ...]) -> Iterator[Object]:
        whole = self.resolved(node)
        properties: Mapping[str, Node] = whole.get("properties", {})
        if properties:
            yield Object(path, whole, tuple(self._fields(whole)))
        for step, inner in self._others(whole):
            yield from self._below(inner, (*path, step))
        for name, inner in properties.items():
            yield from self._below(inner, (*path, name))

    def _others(self, node: Node) -> Iterator[tuple[str, Node]]:
        """The items of a list, the values of a mapping with free keys, and what `kind` chooses."""
        if isinstance(node.get("items"), Mapping):
            yield ITEM, node["items"]
        if isinstance(node.get("additionalProperties"), Mapping):
            yield _placeholder(node), node["additionalProperties"]
        for rule in node.get("allOf", ()):
            if "$ref" in rule["then"]:
                yield f"({rule['if']['properties']['kind']['const']})", rule["then"]

    def _fields(self, node: Node) -> Iterator[Field]:
        for name, inner in node["properties"].items():
            yield Field(name, self.resolved(inner), name in node.get("required", ()))


def _placeholder(node: Node) -> str:
    """What stands for the keys of a mapping: CODE, LEVEL, NAME."""
    names = node.get("propertyNames", {})
    reference = str(names.get("$ref", "")).rpartition("/")[2]
    return (reference or ("level" if "enum" in names else "name")).upper()
