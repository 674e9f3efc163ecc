"""Turns the words behind `codegen import` into the texts of files, each with its kind."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from codegen.diagnostics import FILE_UNREADABLE
from codegen.importing.columns import NAMES
from codegen.importing.draft import SourceText
from codegen.importing.kinds import KINDS, kind_of
from codegen.loading.source import read_source
from codegen.model import CodegenError, Diagnostic
from codegen.model.characters import shown

_BYTES = 8 * 1024 * 1024
_FILES = 2_000


def sources_of(
    items: Sequence[str], root: Path
) -> tuple[list[SourceText], list[Diagnostic], list[Path]]:
    """Reads the files; what is wrong with their bytes is a finding.

    Returns: the texts, the findings, and the folders of Go files.

    Args:
        items: names of files and folders; the word of a kind holds for all that follow it.
        root: the project's folder, which paths are shown relative to.

    Raises:
        CodegenError: a file is not there, or its kind is not known.
    """
    sources: list[SourceText] = []
    findings: list[Diagnostic] = []
    folders: list[Path] = []
    for kind, path in _files(items):
        source = read_source(path, _shown(path, root), _BYTES)
        if isinstance(source, Diagnostic):
            if source.rule == FILE_UNREADABLE:
                raise CodegenError(f"{source.path}: {source.message}", source.help)
            findings.append(source)
        else:
            sources.append(SourceText(kind, source.path, source.text, path.stem))
            if kind == "go":
                folders.append(path.absolute().parent)
    return sources, findings, folders


def _shown(path: Path, root: Path) -> str:
    try:
        return path.absolute().relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _files(items: Sequence[str]) -> Iterator[tuple[str, Path]]:
    kind, seen, number = "", set(), 0
    for item in items:
        if item in KINDS:
            kind = item
            continue
        path = Path(item)
        for file in _inside(path, kind) if path.is_dir() else [path]:
            number += 1
            if number > _FILES:
                raise CodegenError(f"there are more than {_FILES:,} files", "import fewer at once")
            found = kind or kind_of(file.name)
            if found is None:
                raise _unknown(item)
            if file.absolute() not in seen:
                seen.add(file.absolute())
                yield found, file
    if not number:
        raise CodegenError(f"there is no file behind {shown(items[-1])}", "name one or more files")


def _inside(folder: Path, kind: str) -> list[Path]:
    """The files of a kind in a folder, without those below it and without tests."""
    name = shown(str(folder), 200)
    if not kind:
        raise CodegenError(
            f"{name}: this is a folder", f"codegen import KIND {folder.name} reads it"
        )
    files = [
        path
        for path in sorted(folder.iterdir())
        if path.name.lower().endswith(KINDS[kind].endings)
        and not path.name.endswith(("_test.go", ".d.ts", ".test.ts", ".spec.ts"))
        and path.is_file()
    ]
    if not files:
        raise CodegenError(f"{name}: there is no file of the kind {kind} in this folder")
    return files


def _unknown(item: str) -> CodegenError:
    near = get_close_matches(item, KINDS, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    return CodegenError(
        f"{shown(item, 200)}: this name does not tell what kind of file it is",
        f"{hint}write one of these words before it: {', '.join(KINDS)}",
    )


def columns_of(given: Sequence[str]) -> dict[str, str]:
    """The column of each field that was given one.

    Raises:
        CodegenError: it is not FIELD=NAME, or the field is not known.
    """
    columns = {}
    for item in given:
        field, mark, name = item.partition("=")
        if not mark or not name or field not in NAMES:
            near = get_close_matches(field, NAMES, 1)
            raise CodegenError(
                f"--column {shown(item)} is not FIELD=NAME",
                f"did you mean {near[0]}={name or 'NAME'}?"
                if near and near[0] != field
                else f"as in code=Name; the fields are: {', '.join(NAMES)}",
            )
        columns[field] = name
    return columns
