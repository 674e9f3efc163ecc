"""Turns YAML text into data with the place of every key and value, finding all faults on the way.

This is the reference reader: ruamel.yaml splits the text into events, and what they mean is
decided here, by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema) less
what a catalogue does without. It is slow (3 ms a message), so it runs only for a file with a
fault or with syntax that the quick reader does not vouch for.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from codegen.diagnostics import DUPLICATE_KEY, WRONG_TYPE, YAML_FEATURE, YAML_LIMIT, YAML_SYNTAX
from codegen.loading import limits
from codegen.loading.source import Source
from codegen.loading.syntax import explain, explain_other
from codegen.model import Diagnostic, Pointer
from codegen.model.characters import UNPRINTABLE, shown

_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+", re.ASCII)
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
_BRACKET = re.compile(r"[\[\]{}]")
_DIGITS = 100  # longer numbers are no numbers that a catalogue could mean
_SPECIAL = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key and its value stand: 1-based lines and columns, and the value as written."""

    key: tuple[int, int]
    value: tuple[int, int]
    raw: str = ""


@dataclass(slots=True)
class Document:
    """What a file of YAML says.

    Attributes:
        data: dicts, lists, strings, numbers, booleans, None; None for an empty file.
        places: where everything stands; empty where the quick reader read it.
        faults: what is wrong with it as YAML, with places.
    """

    data: Any = None
    places: dict[Pointer, Place] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)


class _TooMuchError(Exception):
    """The document is beyond its bounds; reading on would only cost."""


@dataclass(slots=True)
class _Frame:
    """A mapping or sequence that is being read."""

    node: dict[str, Any] | list[Any]
    pointer: Pointer
    key: str | None = None
    key_place: tuple[int, int] = (0, 0)


def read_document(source: Source, values: int = limits.VALUES) -> Document:
    """Reads a file of YAML 1.2 with places and faults.

    Args:
        values: how many keys and values it may have.
    """
    # What must not stand in a file at all is a finding of its own: read on around it.
    text = UNPRINTABLE.sub("\ufffd", source.text)
    cut = where_too_deep(text)
    if cut is not None:  # ruamel.yaml takes time by the square of the depth
        document = _read(source, text[:cut], values)
        if any(fault.rule == YAML_LIMIT for fault in document.faults):
            return document
    return _read(source, text, values)


def where_too_deep(text: str) -> int | None:
    """Where a text has opened far more brackets than it has closed, if it ever does."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match[0] in "[{" else -1
        if depth > 10 * limits.DEPTH:
            return match.start()
    return None


def _read(source: Source, text: str, values: int) -> Document:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    reader = _Reader(source, values)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            reader.take(event)
    except _TooMuchError:
        pass
    except MarkedYAMLError as error:
        fault = explain(error, source)
        if not any(
            known.rule == YAML_FEATURE and known.line == fault.place[0]
            for known in reader.document.faults
        ):
            reader.fault(YAML_SYNTAX, fault.message, fault.place, fault.help)
    except (YAMLError, ValueError, OverflowError, RecursionError, AttributeError) as error:
        # ruamel.yaml lets these through for bad escapes, huge numbers and deep nesting.
        fault = explain_other(error, source)
        reader.fault(YAML_SYNTAX, fault.message, fault.place, fault.help)
    return reader.document


class _Reader:
    def __init__(self, source: Source, most: int) -> None:
        self.source = source
        self.most = most
        self.document = Document()
        self.frames: list[_Frame] = []
        self.documents = 0
        self.values = 0
        self.open_keys = 0

    def fault(self, rule: str, message: str, place: tuple[int, int], help: str = "") -> None:
        line, column = place
        lines = self.source.lines
        if line > len(lines):
            line, column = len(lines), len(lines[-1]) + 1
        excerpt = lines[line - 1] if line else ""
        self.document.faults.append(
            Diagnostic(
                rule,
                message,
                self.source.path,
                help,
                pointer=self._pointer(),
                line=line,
                column=column,
                excerpt=excerpt,
            )
        )

    def _pointer(self) -> Pointer:
        """The value that is being read."""
        if not self.frames:
            return ()
        frame = self.frames[-1]
        return frame.pointer if frame.key is None else (*frame.pointer, frame.key)

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        handler = getattr(self, "_" + kind, None)
        if handler is not None:
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            handler(event, place)

    def _DocumentStartEvent(self, event: Any, place: tuple[int, int]) -> None:
        self.documents += 1
        if self.documents > 1:
            help = "a file holds one document: put the second into a file of its own"
            self.fault(YAML_FEATURE, "a second document starts here", place, help)
            raise _TooMuchError
        if event.version or event.tags:
            help = "remove the line that starts with %; catalogues are YAML 1.2"
            lines = enumerate(self.source.lines, 1)
            line = next((number for number, text in lines if text.startswith("%")), 1)
            self.fault(YAML_FEATURE, "a YAML directive is not allowed", (line, 1), help)

    def _AliasEvent(self, event: Any, place: tuple[int, int]) -> None:
        help = "write the value out; text that starts with * goes in quotes"
        message = f"the alias {shown('*' + event.anchor)} is not allowed"
        self.fault(YAML_FEATURE, message, place, help)
        self._add(None, place, "")

    def _ScalarEvent(self, event: Any, place: tuple[int, int]) -> None:
        self._refuse_properties(event, place)
        value = event.value
        if event.style in (None, "") and event.tag is None:
            value = plain_scalar(event.value)
        self._add(value, place, event.value if event.style in (None, "") else "")

    def _MappingStartEvent(self, event: Any, place: tuple[int, int]) -> None:
        self._open({}, event, place)

    def _SequenceStartEvent(self, event: Any, place: tuple[int, int]) -> None:
        self._open([], event, place)

    def _MappingEndEvent(self, _event: Any, _place: tuple[int, int]) -> None:
        self.frames.pop()

    _SequenceEndEvent = _MappingEndEvent

    def _open(self, node: Any, event: Any, place: tuple[int, int]) -> None:
        self._refuse_properties(event, place)
        if len(self.frames) >= limits.DEPTH:
            message = f"values are nested deeper than {limits.DEPTH} levels"
            self.fault(YAML_LIMIT, message, place)
            raise _TooMuchError
        pointer = self._add(node, place, "")
        self.frames.append(_Frame(node, pointer))

    def _refuse_properties(self, event: Any, place: tuple[int, int]) -> None:
        if event.anchor is not None:
            help = "write the value out where it is needed; text that starts with & goes in quotes"
            message = f"the anchor {shown('&' + event.anchor)} is not allowed"
            self.fault(YAML_FEATURE, message, place, help)
        if event.tag is not None:
            help = "remove it; text that starts with ! goes in quotes"
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!", 1)
            message = f"the tag {shown(tag)} is not allowed"
            self.fault(YAML_FEATURE, message, place, help)

    def _add(self, value: Any, place: tuple[int, int], raw: str) -> Pointer:
        """Puts a value where it belongs, and says where that is."""
        self.values += 1
        if self.values > self.most:
            message = f"the document has more than {self.most:,} values"
            self.fault(YAML_LIMIT, message, place, "split it into several files")
            raise _TooMuchError
        if not self.frames:
            self.document.data = value
            self.document.places[()] = Place(place, place, raw)
            return ()
        frame = self.frames[-1]
        if isinstance(frame.node, list):
            pointer = (*frame.pointer, len(frame.node))
            frame.node.append(value)
            self.document.places.setdefault(pointer, Place(place, place, raw))
            return pointer
        if frame.key is None:
            return self._add_key(frame, value, place, raw)
        pointer = (*frame.pointer, frame.key)
        if frame.key not in frame.node:  # the first of two equal keys counts
            frame.node[frame.key] = value
            self.document.places[pointer] = Place(frame.key_place, place, raw)
        frame.key = None
        return pointer

    def _add_key(self, frame: _Frame, key: Any, place: tuple[int, int], raw: str) -> Pointer:
        if key == "<<" and raw:
            help = "write the values out; a key that is << goes in quotes"
            self.fault(YAML_FEATURE, "a merge key is not allowed", place, help)
        if not isinstance(key, str):
            self.open_keys += 1
            message, help = f"the key {shown(raw)} is not a string", f'write "{raw}" in quotes'
            if not raw:
                message = (
                    "a list or mapping cannot be a key" if key is not None else "a key is empty"
                )
                help = "a key is a name"
            self.fault(WRONG_TYPE, message, place, help)
            key = f"\0{self.open_keys}"  # keeps the value apart; never shown
        pointer = (*frame.pointer, key)
        if key in frame.node:
            first = self.document.places[pointer].key[0]
            message = f"the key {shown(key)} stands twice in this mapping"
            self.fault(DUPLICATE_KEY, message, place, f"the first one is on line {first}")
        frame.key, frame.key_place = key, place
        return pointer


def plain_scalar(text: str) -> Any:
    """What an unquoted scalar is in the core schema of YAML 1.2."""
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text) or _FALSE.fullmatch(text):
        return _TRUE.fullmatch(text) is not None
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < _DIGITS else float("inf")
    if _BASED.fullmatch(text):
        return int(text, 0) if len(text) < _DIGITS else float("inf")
    if _FLOAT.fullmatch(text):
        return float(text)
    if _SPECIAL.fullmatch(text):
        return float(text.replace(".", ""))
    return text
