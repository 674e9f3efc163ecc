"""Turns data that breaks its JSON Schema into findings that say what to write instead.

jsonschema-rs answers whether data is valid; only when it says no, or is not installed, does
jsonschema look for every place and reason.
"""

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from codegen.diagnostics import BAD_CODE, BAD_VALUE, MISSING_FIELD, UNKNOWN_KEY, WRONG_TYPE
from codegen.loading.events import Document
from codegen.loading.resources import schema_text
from codegen.model import Diagnostic, Pointer
from codegen.model.characters import FORBIDDEN, shown

_TYPES = {
    "string": "text",
    "object": "a mapping",
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
}


# The fields that some schema requires, wherever they stand: leaving them out is no way out.
_REQUIRED = frozenset(
    "files findings kind level messages module modules name path reason rule summary targets"
    " template title type version".split()
)


class Schema:
    """One of the JSON Schemas in schema/, or one made of a target's options."""

    def __init__(self, definition: Mapping[str, Any]) -> None:
        self.definition = definition
        self._quick: Any = None

    @classmethod
    def named(cls, name: str) -> "Schema":
        """The schema in schema/<name>.schema.json."""
        return cls(json.loads(schema_text(name)))

    def accepts(self, data: Any) -> bool:
        """Whether the data is surely valid; False may also mean that only the slow way can say."""
        try:
            if self._quick is None:
                from jsonschema_rs import Draft202012Validator

                self._quick = Draft202012Validator(dict(self.definition))
            return bool(self._quick.is_valid(data))
        except ImportError:  # the extra "fast" is not installed, or not for this platform
            return False
        except ValueError:  # a pattern or a text that only the slow one can make sense of
            return False

    def findings(self, document: Document, path: str, at: Pointer = ()) -> list[Diagnostic]:
        """Everything in the document that breaks the schema.

        Args:
            at: where in the file the document's data stands, for data that is part of it.
        """
        from jsonschema import Draft202012Validator

        validator = Draft202012Validator(self.definition)
        found: list[Diagnostic] = []
        for error in validator.iter_errors(document.data):
            pointer = (*at, *error.absolute_path)
            if any(str(part).startswith("\0") for part in pointer):
                continue  # below a key that is no string, which is a finding already
            found.extend(_explained(error, pointer, path, document))
        return found


def _explained(error: Any, pointer: Pointer, path: str, document: Document) -> Iterator[Diagnostic]:
    """Says what one error of jsonschema means to the author of the file."""
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", ()))
        for key in error.instance:
            if key not in known and not key.startswith("\0"):
                yield _unknown_key(key, known, pointer, path, error.instance)
    elif error.validator == "required":
        for name in error.validator_value:
            if name not in error.instance:
                yield _missing(name, error, pointer, path)
    elif error.validator == "type" or error.instance is None:
        yield _wrong_type(error, pointer, path, document)
    elif "propertyNames" in error.schema_path:
        if not str(error.instance).startswith("\0"):
            yield _bad_key(error, pointer, path)
    elif error.instance != "" or error.validator != "pattern" or not error.schema.get("minLength"):
        yield _bad_value(error, pointer, path, document)


def _unknown_key(
    key: str, known: list[str], pointer: Pointer, path: str, mapping: Mapping[str, Any]
) -> Diagnostic:
    free = [name for name in known if name not in mapping]
    near = get_close_matches(key.lower(), free, 1)
    help = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known) or 'no keys'}"
    message = f"the key {shown(key)} is not known here"
    return Diagnostic(UNKNOWN_KEY, message, path, help, (*pointer, key), on_key=True)


def _named(pointer: Pointer) -> str:
    """What a finding calls the value at a pointer."""
    if not pointer:
        return "the file"
    if isinstance(pointer[-1], int):
        return f"an item of {_named(pointer[:-1])}"
    return shown(pointer[-1])


def _missing(name: str, error: Any, pointer: Pointer, path: str) -> Diagnostic:
    meaning = error.schema.get("properties", {}).get(name, {}).get("description", "")
    message = f"{_named(pointer)} has no {name}"
    help = f"add {name}: {meaning}" if meaning else f"add {name}"
    return Diagnostic(MISSING_FIELD, message, path, help, pointer, on_key=True)


def _wrong_type(error: Any, pointer: Pointer, path: str, document: Document) -> Diagnostic:
    value, wanted = error.instance, error.schema.get("type", "string")
    wanted = [wanted] if isinstance(wanted, str) else wanted
    name = _named(pointer)
    needs = " or ".join(_TYPES[kind] for kind in wanted if kind != "null")
    place = document.places.get(pointer)
    raw = place.raw if place else ""
    if value is None:
        return _empty(name, needs, pointer, path, on_key=not raw)
    if raw and "string" in wanted:
        kind = "a yes or no" if isinstance(value, bool) else "a number"
        message = f"{name} should be text, but {shown(raw)[1:-1]} without quotes is {kind}"
        help = f'put it in quotes: "{raw}"' if len(raw) <= 60 else "put it in quotes"
    elif raw and wanted == ["boolean"] and raw.lower() in ("yes", "no", "on", "off"):
        message = f"{name} should be true or false, but {raw} is plain text in YAML 1.2"
        help = f"write {'true' if raw.lower() in ('yes', 'on') else 'false'}"
    else:
        message = f"{name} should be {needs}, not {_kind(value)}"
        help = str(error.schema.get("description", ""))
    return Diagnostic(WRONG_TYPE, message, path, help, pointer)


def _empty(name: str, needs: str, pointer: Pointer, path: str, *, on_key: bool) -> Diagnostic:
    """The finding for a key without a value, at the key where nothing at all is written."""
    if not pointer:
        help = "fill the file, or delete it"
    elif isinstance(pointer[-1], int):
        help, on_key = "write it, or take the line away", False
    else:
        optional = pointer[-1] not in _REQUIRED
        help = "write its value, or leave the key out" if optional else "write its value"
    message = f"{name} is empty where it should be {needs}"
    return Diagnostic(WRONG_TYPE, message, path, help, pointer, on_key=on_key)


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    for types, name in ((dict, "a mapping"), (list, "a list"), (str, "text")):
        if isinstance(value, types):
            return name
    return "a number"


def _bad_key(error: Any, pointer: Pointer, path: str) -> Diagnostic:
    key = str(error.instance)
    pointer = (*pointer, key)
    if error.schema.get("description", "").startswith("A message code"):
        return _bad_code(key, pointer, path, on_key=True)
    if error.validator == "enum":
        allowed = [str(item) for item in error.validator_value]
        help = _suggestion(key, allowed)
    else:
        help = str(error.schema.get("description", ""))
    message = f"the key {shown(key)} is not allowed here"
    return Diagnostic(BAD_VALUE, message, path, help, pointer, on_key=True)


def _bad_value(error: Any, pointer: Pointer, path: str, document: Document) -> Diagnostic:
    value, name = error.instance, _named(pointer)
    help = str(error.schema.get("description", ""))
    if error.validator == "pattern" and help.startswith("A message code"):
        return _bad_code(str(value), pointer, path, on_key=False)
    if error.validator == "enum":
        allowed = [str(item) for item in error.validator_value]
        place = document.places.get(pointer)
        value = place.raw if place and place.raw else value
        message = f"{shown(str(value))} is none of the values that {name} may have"
        help = _suggestion(str(value), allowed)
    elif error.validator in ("maxLength", "maxItems"):
        unit = "characters" if error.validator == "maxLength" else "items"
        message = f"{name} has {len(value):,} {unit}; {error.validator_value:,} are the most"
    elif error.validator in ("minLength", "minItems", "minProperties"):
        message = f"{name} is empty"
    elif error.validator == "uniqueItems":
        twice = next(item for index, item in enumerate(value) if item in value[:index])
        pointer = (*pointer, _second(value, twice))
        message = f"{shown(str(twice))} stands twice in {name}"
        help = "remove one of them"
    elif error.validator == "pattern":
        message = f"{shown(str(value))} is not a fit value for {name}"
    else:
        message = f"{name} breaks its schema: {shown(error.message, 120)[1:-1]}"
    return Diagnostic(BAD_VALUE, message, path, help, pointer)


def _second(values: list[Any], value: Any) -> int:
    first = values.index(value)
    return values.index(value, first + 1)


def _suggestion(value: str, allowed: list[str]) -> str:
    near = get_close_matches(value.lower(), allowed, 1)
    choices = ", ".join(allowed)
    return f"did you mean {near[0]}? It is one of: {choices}" if near else f"use one of: {choices}"


def _bad_code(code: str, pointer: Pointer, path: str, *, on_key: bool) -> Diagnostic:
    repaired = ""
    seen = FORBIDDEN.sub("", code)
    if seen.isascii():
        apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", seen)
        words = re.sub(r"[^A-Z0-9]+", "_", apart.upper())
        repaired = words.strip("_").lstrip("0123456789_")
    message = f"{shown(code)} is not a code"
    help = "a code is words of capitals and digits joined by single underscores"
    if len(code) > 100:
        help += ", at most 100 characters long"
    elif repaired and repaired != code:
        help += f", such as {repaired}"
    return Diagnostic(BAD_CODE, message, path, help, pointer, on_key=on_key)
