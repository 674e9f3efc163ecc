"""Turns the file of a baseline into its entries, or into everything wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from codegen.loading.reader import Reader
from codegen.loading.schema import Schema
from codegen.model import Diagnostic, Workspace


@dataclass(slots=True)
class LoadedBaseline:
    """What a baseline holds.

    Attributes:
        entries: rule and code (or file) of each entry, in the order of the file.
        diagnostics: what is wrong with it, at its place; without entries where there is anything.
    """

    entries: list[tuple[str, str]]
    diagnostics: list[Diagnostic]
    _reader: Reader

    def located(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Gives findings about entries, which know a pointer only, a line and a column."""
        return self._reader.located(diagnostics)


def load_baseline(
    workspace: Workspace, path: Path, instead: Mapping[str, bytes] | None = None
) -> LoadedBaseline:
    """Reads and checks a baseline.

    Args:
        instead: what files would hold after an edit, under their paths as shown in findings.

    Raises:
        CodegenError: the file cannot be read for a reason outside its text.
    """
    reader = Reader(workspace, instead or {})
    data = reader.read(path, Schema.named("baseline"))
    reader.check_characters(workspace.shown(path), data)
    if reader.findings:
        return LoadedBaseline([], reader.located(reader.findings), reader)
    return LoadedBaseline([(row["rule"], row["at"]) for row in data["findings"]], [], reader)
