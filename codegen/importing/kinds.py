"""Turns sources of every kind into extracts: the one table of what can be imported."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from codegen.diagnostics import IMPORT_EMPTY
from codegen.importing.draft import Columns, Extract, Place, SourceText
from codegen.importing.notes import Notes


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source.

    Attributes:
        endings: of the names of its files, in small letters.
        module: the module of this room that reads it, imported when it is needed.
        prose: how much its texts count where sources differ, most first.
    """

    endings: tuple[str, ...]
    module: str
    prose: int


KINDS: Mapping[str, Kind] = {
    "go": Kind((".go",), "go", 2),
    "ts": Kind((".ts", ".mts", ".cts"), "typescript", 2),
    "python": Kind((".py", ".pyi"), "python", 2),
    "markdown": Kind((".md", ".markdown"), "markdown", 0),
    "csv": Kind((".csv", ".tsv"), "tables", 1),
    "json": Kind((".json",), "tables", 1),
}
"""Every kind under the word that stands for it on the command line."""

Extractor = Callable[[list[SourceText], Columns, Notes], Extract]


def kind_of(name: str) -> str | None:
    """The kind of a file by its name, None where that says nothing."""
    lower = name.lower()
    return next((kind for kind, row in KINDS.items() if lower.endswith(row.endings)), None)


def extract(sources: list[SourceText], columns: Columns, notes: Notes) -> list[Extract]:
    """Reads all sources, those of a kind together, in the order in which the kinds come first."""
    kinds = list(dict.fromkeys(source.kind for source in sources))
    extracts = []
    for kind in kinds:
        module = import_module(f"codegen.importing.{KINDS[kind].module}")
        read: Extractor = module.extract
        chosen = [item for item in sources if item.kind == kind]
        extracts.append(read(chosen, columns, notes))
        if not extracts[-1].drafts and len(kinds) > 1:
            notes.gather(
                IMPORT_EMPTY, "there is no message code in it", kind, Place(chosen[0].path)
            )
    if not notes.stopped and not any(item.drafts for item in extracts):
        notes.stop(
            IMPORT_EMPTY, "there is no message code to import", Place(sources[0].path), _HELP
        )
    return extracts


_HELP = "what is read are constants of strings, and tables with a column of codes"
