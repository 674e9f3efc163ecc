"""Turns rendered files and the folder generated/ into the list of differences between them."""

import os
import stat
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from codegen.diagnostics import LINKED_FOLDER
from codegen.model import CodegenError, Drift, GeneratedFile
from codegen.writing.ownership import NAME, Owned, digest, owned_text, parse_owned

MAX_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Comparison:
    """How generated/ differs from what was rendered.

    Attributes:
        drift: each file that is not as it should be, sorted by path; SHA256SUMS itself is not
            among them.
        kept: what stays owned though it was not rendered: files of targets that were not asked
            for, and orphans.
        sums: the text that SHA256SUMS should have once the drift is gone.
        sums_on_disk: the text that it has, None where there is none.
    """

    drift: list[Drift]
    kept: Owned
    sums: str
    sums_on_disk: str | None


def compare(folder: Path, rendered: list[GeneratedFile], only: Collection[str] = ()) -> Comparison:
    """Compares a folder with the files that belong in it.

    Args:
        only: the targets that were asked for; the files of others are left alone.

    Raises:
        CodegenError: something cannot be read, or is no place for generated files.
    """
    refuse_links(folder, "")
    sums_on_disk = _read_sums(folder)
    owned = parse_owned(sums_on_disk or "")
    drift = []
    for file in rendered:
        if found := _compare_file(folder, file, owned):
            drift.append(found)
    paths = {file.path for file in rendered}
    kept: dict[str, frozenset[str]] = {}
    for path, digests in owned.items():
        if path in paths:
            continue
        if only and path.partition("/")[0] not in only:
            kept[path] = digests
        elif (orphan := _orphan(folder, path, digests)) is not None:
            drift.append(orphan)
            if orphan.edited:
                kept[path] = digests
    drift.sort(key=lambda item: item.path)
    return Comparison(drift, kept, owned_text(rendered, kept), sums_on_disk)


def _compare_file(folder: Path, file: GeneratedFile, owned: Owned) -> Drift | None:
    on_disk = read_regular(folder, file.path)
    if on_disk is _NOTHING:
        return Drift("missing", file.path, None, file.content)
    if on_disk is None:
        return Drift("foreign", file.path, None, file.content)
    if on_disk == file.content:
        return None
    if file.path not in owned:
        return Drift("foreign", file.path, on_disk, file.content)
    kind = "stale" if digest(on_disk) in owned[file.path] else "edited"
    return Drift(kind, file.path, on_disk, file.content)  # type: ignore[arg-type]


def _orphan(folder: Path, path: str, digests: frozenset[str]) -> Drift | None:
    on_disk = read_regular(folder, path)
    if on_disk is _NOTHING:
        return None
    edited = on_disk is None or digest(on_disk) not in digests
    return Drift("orphan", path, on_disk, None, edited)


_NOTHING = b"\0nothing is there\0"


def read_regular(folder: Path, path: str) -> bytes | None:
    """The bytes of a file below generated/; _NOTHING where none is, None for what is no file."""
    refuse_links(folder, path)
    try:
        mode = os.lstat(folder / path).st_mode
        if not stat.S_ISREG(mode):
            return None
        return (folder / path).read_bytes()
    except FileNotFoundError:
        return _NOTHING
    except NotADirectoryError:
        return None
    except OSError as error:
        raise CodegenError(f"generated/{path}: {error.strerror or error}") from None


def refuse_links(folder: Path, path: str) -> None:
    """Refuses a folder on the way to a file that is a symbolic link, which would lead elsewhere.

    Raises:
        CodegenError: there is one.
    """
    place = folder
    for part in ["", *path.split("/")[:-1]]:
        place = place / part if part else place
        if place.is_symlink():
            shown = place.relative_to(folder.parent).as_posix()
            raise CodegenError(
                f"{shown}: this is a symbolic link; files are written into real folders only",
                "replace the link by a folder",
                rule=LINKED_FOLDER,
            )


def _read_sums(folder: Path) -> str | None:
    content = read_regular(folder, NAME)
    if content is _NOTHING:
        return None
    if content is None:
        raise CodegenError(f"generated/{NAME}: this is not a regular file", "take it away")
    return content.decode("utf-8", "replace")
