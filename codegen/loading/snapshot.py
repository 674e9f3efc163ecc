"""Turns generated/json/catalogue.json back into a catalogue, as far as a snapshot holds it."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from codegen.diagnostics import AGAINST_SNAPSHOT
from codegen.loading.source import read_source
from codegen.model import (
    MANIFEST,
    Catalogue,
    CodegenError,
    Deprecation,
    Diagnostic,
    Message,
    Module,
    Removal,
)
from codegen.model.characters import harmless, shown

_BYTES = 64 * 1024 * 1024

_CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*", re.ASCII)
_MODULE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)
_VERSION = re.compile(r"\d+\.\d+\.\d+(-(alpha|beta|rc)\.\d+)?", re.ASCII)

Data = Mapping[str, Any]


def read_snapshot(path: Path, name: str) -> Catalogue:
    """Reads a snapshot; names of constants and settings of targets are not in it.

    Args:
        name: what to call the file in a message.

    Raises:
        CodegenError: it is no snapshot, or cannot be read.
    """
    source = read_source(path, name, _BYTES)
    if isinstance(source, Diagnostic):
        raise CodegenError(f"{name}: {source.message}")
    try:
        data = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise CodegenError(
            f"{name}{place}: this is not JSON", _HINT, rule=AGAINST_SNAPSHOT
        ) from None
    return _Snapshot(name).catalogue(data)


_HINT = "a snapshot is the file generated/json/catalogue.json of a project with the target json"


class _Snapshot:
    """Takes values out of a snapshot, and refuses those of another type."""

    def __init__(self, name: str) -> None:
        self.name = name

    def catalogue(self, data: Any) -> Catalogue:
        if not isinstance(data, dict) or not {"modules", "messages"} <= set(data):
            raise CodegenError(
                f"{self.name}: this is no snapshot of a catalogue", _HINT, rule=AGAINST_SNAPSHOT
            )
        messages = self._mapping(data, "messages")
        self._named("version", self._text(data, "version"), _VERSION)
        modules = tuple(self._module(item, messages) for item in self._list(data, "modules"))
        if sum(len(module.messages) for module in modules) != len(messages):
            self._refuse("modules", "lists other codes than messages")
        optional = ("introduction", "license", "author", "homepage", "repository", "docs_url")
        texts: dict[str, Any] = {key: self._text(data, key) for key in ("name", "title", "version")}
        texts |= {key: self._text(data, key, "") for key in optional}
        return Catalogue(
            **texts,
            path=MANIFEST,
            modules=modules,
            targets={},
        )

    def _module(self, data: Any, messages: Data) -> Module:
        if not isinstance(data, dict):
            self._refuse("modules", "holds something other than modules")
        name = self._text(data, "module")
        self._named("module", name, _MODULE)
        path = f"catalogue/modules/{name}.yaml"
        codes = self._list(data, "codes")
        for code in codes:
            if not isinstance(code, str) or code not in messages:
                self._refuse(str(code), "is listed, but not among the messages")
            self._named("codes", code, _CODE)
        return Module(
            name,
            self._text(data, "title"),
            path,
            tuple(self._message(code, self._mapping(messages, code), path) for code in codes),
            self._text(data, "description", ""),
        )

    def _message(self, code: str, data: Data, path: str) -> Message:
        deprecated, removed = self._note(data, "deprecated"), self._note(data, "removed")
        see = self._list(data, "see") if "see" in data else []
        texts: dict[str, Any] = {
            **{key: self._text(data, key) for key in ("module", "level", "summary")},
            **{key: self._text(data, key, "") for key in _OPTIONAL},
        }
        return Message(
            code=code,
            path=path,
            **texts,
            deprecated=Deprecation(**deprecated) if deprecated else None,
            removed=Removal(**removed) if removed else None,
            see=tuple(str(link) for link in see),
        )

    def _note(self, data: Data, key: str) -> dict[str, str]:
        if key not in data:
            return {}
        note = self._mapping(data, key)
        rest = {name: self._text(note, name, "") for name in ("since", "replaced_by")}
        return {"reason": self._text(note, "reason"), **rest}

    def _text(self, data: Data, key: str, default: str | None = None) -> str:
        value = data.get(key, default)
        if not isinstance(value, str):
            self._refuse(key, "is missing" if value is None else "is not text")
        return value

    def _list(self, data: Data, key: str) -> list[Any]:
        value = data.get(key)
        if not isinstance(value, list):
            self._refuse(key, "is not a list")
        return value

    def _mapping(self, data: Data, key: str) -> Data:
        value = data.get(key)
        if not isinstance(value, dict):
            self._refuse(key, "is not an object")
        return value

    def _named(self, key: str, value: str, pattern: re.Pattern[str]) -> None:
        """Refuses a name that no catalogue could have: names are shown as they are."""
        if not pattern.fullmatch(value):
            self._refuse(key, f"cannot be {harmless(shown(value))}")

    def _refuse(self, key: str, why: str) -> NoReturn:
        message = f"{self.name}: this is no snapshot: {harmless(shown(key))} {why}"
        raise CodegenError(message, _HINT, rule=AGAINST_SNAPSHOT)


_OPTIONAL = ("explanation", "remedy", "retry", "since")
