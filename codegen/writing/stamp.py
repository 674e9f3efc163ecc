"""Turns the inputs of a run into a stamp that lets the next run see at once that nothing changed.

The stamp is a cache: safe to delete and to corrupt, never committed, and keyed by the content of
every input and by the tool's own files. What is in generated/ is hashed all the same, so a file
edited by hand is never missed. `check` does not use it.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from codegen.writing.ownership import NAME, digest, parse_owned

_FOLDER = ".codegen_cache"
_FILE = "generate.json"
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*", re.ASCII)


class Stamp:
    """What the last `generate` of a project knew.

    Attributes:
        also: files outside the usual places that it read, relative to the project's folder.
    """

    def __init__(self, root: Path, files: Iterable[Path], selection: Iterable[str]) -> None:
        self.root = root
        self.files = list(files)
        self.selection = sorted(selection)
        self.also: list[str] = []

    def is_current(self) -> bool:
        """Whether the inputs and generated/ are what they were after the last run."""
        try:
            known = json.loads(_read(self.root / _FOLDER / _FILE))
            self.also = [name for name in known["also"] if _NAME.fullmatch(name)]
            sums = _read(self.root / "generated" / NAME)
            return (
                known["sums"] == digest(sums)
                and known["key"] == self._key()
                and self._outputs_match(sums.decode())
            )
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return False

    def save(self) -> None:
        """Remembers the state after a run that left everything as it should be."""
        folder = self.root / _FOLDER
        with suppress(OSError):
            sums = _read(self.root / "generated" / NAME)
            record = {"key": self._key(), "sums": digest(sums), "also": self.also}
            folder.mkdir(exist_ok=True)
            if not folder.is_symlink():
                _write(folder / ".gitignore", "*\n")
                _write(folder / _FILE, json.dumps(record))

    def _key(self) -> str:
        key = hashlib.sha256(repr(self.selection).encode())
        for path in [*self.files, *(self.root / name for name in self.also)]:
            key.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
            if path.is_symlink():
                key.update(b"a link")
            elif not path.is_file():
                key.update(b"not a file")
            else:
                key.update(hashlib.sha256(path.read_bytes()).digest())
        for path in sorted(Path(__file__).parent.parent.glob("**/*.py")):
            status = path.stat()
            key.update(f"\0{path}\0{status.st_size}\0{status.st_mtime_ns}".encode())
        return key.hexdigest()

    def _outputs_match(self, sums: str) -> bool:
        base = os.path.join(os.path.realpath(self.root), "generated", "")
        if os.path.realpath(base + NAME) != base + NAME:
            return False
        for path, digests in parse_owned(sums).items():
            place = base + path
            if os.path.realpath(place) != place or not os.path.isfile(place):
                return False  # a link, or no file
            if digest(_read(Path(place))) not in digests:
                return False
        return not any((self.root / "generated").glob(".codegen-stage-*"))


def _read(path: Path) -> bytes:
    """A regular file; anything else is an OSError rather than a long wait."""
    if not path.is_file():
        raise FileNotFoundError(path)
    return path.read_bytes()


def _write(path: Path, text: str) -> None:
    """Writes a file of the cache, through no link that somebody may have put there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666), "w") as file:
        file.write(text)
