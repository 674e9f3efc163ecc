"""Turns a JSON Schema into the order in which the keys of a file stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from codegen.editing.tree import Entry


@dataclass(frozen=True, slots=True)
class Order:
    """The order of keys at one place of a file.

    Attributes:
        schema: the part of the schema for this place.
        whole: the whole schema, for its references.
        name: the key under which this place is.
    """

    schema: Mapping[str, Any]
    whole: Mapping[str, Any]
    name: str = ""

    @classmethod
    def of(cls, schema: Mapping[str, Any]) -> "Order":
        """The order at the top of a file with that schema."""
        return cls(schema, schema)

    @property
    def keys(self) -> list[str]:
        """The keys that the schema knows, in its order."""
        return list(self.schema.get("properties", ()))

    @property
    def apart(self) -> bool:
        """Whether the entries stand apart, with a blank line between two."""
        return self.name == "messages"

    def below(self, key: str) -> "Order":
        """The order within the value of a key."""
        part = self.schema.get("properties", {}).get(key)
        if part is None:
            part = self.schema.get("additionalProperties")
        part = part if isinstance(part, Mapping) else {}
        while "$ref" in part:
            part = self._referred(part["$ref"])
        return Order(part, self.whole, key)

    def arranged(self, entries: list[Entry]) -> list[Entry]:
        """The entries in order; those that the schema does not know stay last, as they are."""
        places = {key: index for index, key in enumerate(self.keys)}
        return sorted(
            entries,
            key=lambda item: places.get(item.key.text, len(places)) if item.key else 0,
        )

    def _referred(self, pointer: str) -> Mapping[str, Any]:
        part: Any = self.whole
        for name in pointer.removeprefix("#/").split("/"):
            part = part[name]
        return part if isinstance(part, Mapping) else {}
