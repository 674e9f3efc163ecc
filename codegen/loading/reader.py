"""Turns files into checked documents, gathering findings, and knows where everything stands."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from codegen.diagnostics import YAML_FEATURE, YAML_LIMIT, YAML_SYNTAX
from codegen.loading import limits
from codegen.loading.document import open_document
from codegen.loading.events import Document, read_document
from codegen.loading.invariants import hidden_characters
from codegen.loading.places import QuickPlaces
from codegen.loading.schema import Schema
from codegen.loading.source import (
    Source,
    conflict_finding,
    decode,
    forbidden_characters,
    forbidden_finding,
    read_source,
)
from codegen.model import Diagnostic, Pointer, Workspace, in_order
from codegen.model.characters import UNPRINTABLE


class Reader:
    """Reads the YAML files of one project, each once.

    Attributes:
        findings: what is wrong so far, partly known by pointer only.
        allowed: the forbidden characters that the manifest allows.
        complete: whether every file could be read to its end.
    """

    def __init__(
        self,
        workspace: Workspace,
        instead: Mapping[str, bytes],
        bounds: tuple[int, int] = (limits.FILE_BYTES, limits.VALUES),
    ) -> None:
        """Starts without having read anything.

        Args:
            instead: what files would hold, under their paths as shown in findings.
            bounds: how many bytes, and how many keys and values, a file may have.
        """
        self.workspace = workspace
        self._bytes, self._values = bounds
        self._instead = instead
        self.findings: list[Diagnostic] = []
        self.allowed: frozenset[str] = frozenset()
        self.complete = True
        self._sources: dict[str, Source] = {}
        self._documents: dict[str, Document] = {}
        self._quick: dict[str, QuickPlaces] = {}

    def given(self, folder: str) -> list[str]:
        """The names of the files of a folder that would hold something after an edit."""
        inside = (path.rpartition("/") for path in self._instead)
        return [name for parent, _, name in inside if parent == folder]

    def read(self, path: Path, schema: Schema) -> Any:
        """The data of a file, which is valid unless findings were added; None if unreadable."""
        name = self.workspace.shown(path)
        given = self._instead.get(name)
        source = read_source(path, name, self._bytes) if given is None else decode(given, name)
        if isinstance(source, Diagnostic):
            self.findings.append(source)
            self.complete = False
            return None
        self._sources[name] = source
        if conflict := conflict_finding(source):
            self.findings.append(conflict)
            self.complete = False
            return None
        document = open_document(source, self._values)
        if document.faults or not schema.accepts(document.data):
            document = self._explain(name, document, schema)
        return document.data

    def _explain(self, name: str, document: Document, schema: Schema) -> Document:
        if not document.places:
            document = read_document(self._sources[name], self._values)
        self._documents[name] = document
        self.findings.extend(document.faults)
        if any(fault.rule in (YAML_SYNTAX, YAML_LIMIT) for fault in document.faults):
            self.complete = False  # what was read ends where the fault is: nothing to conclude
        else:
            found = schema.findings(document, name)
            self.findings.extend(item for item in found if not _follows(item, document))
        return document

    def check_part(self, path: str, pointer: Pointer, data: Any, schema: Schema) -> bool:
        """Checks a part of a file that was read against a schema of its own."""
        if schema.accepts(data):
            return True
        part = Document(data, self._placed(path).places)
        findings = schema.findings(part, path, pointer)
        self.findings.extend(findings)
        return not findings

    def check_characters(self, path: str, data: Any) -> None:
        """Looks for characters that no reviewer would see, as they are and in escapes."""
        source = self._sources.get(path)
        if source is None:
            return
        allowed = frozenset(mark for mark in self.allowed if not UNPRINTABLE.match(mark))
        self.findings.extend(forbidden_characters(source, allowed))
        if "\\" in source.text:
            for pointer, character, on_key in hidden_characters(data, self.allowed):
                finding = forbidden_finding(character, path, pointer, on_key=on_key)
                if character not in source.text or self._is_escaped(finding, character):
                    self.findings.append(finding)

    def _is_escaped(self, finding: Diagnostic, character: str) -> bool:
        """Whether a character that the file also holds as it is stands here as an escape."""
        placed = self._locate(finding)
        rest = placed.excerpt[placed.column - 1 :]
        return rest.startswith('"') and character not in rest

    def located(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Gives findings that only know their pointer a line and a column, and sorts them."""
        return in_order([self._locate(finding) for finding in findings])

    def _locate(self, finding: Diagnostic) -> Diagnostic:
        if finding.line or finding.pointer is None or finding.path not in self._sources:
            return finding
        if finding.path not in self._documents:
            if finding.path not in self._quick:
                self._quick[finding.path] = QuickPlaces(self._sources[finding.path])
            if place := self._quick[finding.path].find(finding.pointer, on_key=finding.on_key):
                return finding.at(*place, self._sources[finding.path].lines[place[0] - 1])
        places = self._placed(finding.path).places
        pointer, on_key = finding.pointer, finding.on_key
        while pointer and pointer not in places:
            pointer, on_key = pointer[:-1], True
        lines = self._sources[finding.path].lines
        if pointer not in places:
            return finding.at(1, 1, lines[0])
        line, column = places[pointer].key if on_key else places[pointer].value
        return finding.at(line, column, lines[line - 1])

    def _placed(self, path: str) -> Document:
        """A document with its places, read the slow way once."""
        if path not in self._documents:
            self._documents[path] = read_document(self._sources[path], self._values)
        return self._documents[path]


def _follows(finding: Diagnostic, document: Document) -> bool:
    """Whether a finding only says what comes of YAML that was refused: a value that is missing."""
    pointer = finding.pointer or ()
    if pointer[-1:] == ("<<",):
        return True
    refused = any(
        fault.rule == YAML_FEATURE and fault.pointer == pointer for fault in document.faults
    )
    value = document.data
    for key in pointer:
        value = value[key] if isinstance(value, list) or key in (value or ()) else None
    return refused and (value is None or (isinstance(value, dict) and "<<" in value))
