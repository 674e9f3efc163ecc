"""Turns the inputs of a run into a stamp that lets the next run see at once that nothing changed.

The stamp is a cache: safe to delete and to corrupt, never committed, and keyed by the content of
every input and by the tool's own files. What is in generated/ is hashed all the same, so a file
edited by hand is never missed. `check` does not use it.
"""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from codegen.writing.ownership import NAME, digest, parse_owned

_FOLDER = ".codegen_cache"
_FILE = "generate.json"


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
            known = json.loads((self.root / _FOLDER / _FILE).read_text(encoding="utf-8"))
            self.also = [str(name) for name in known["also"]]
            sums = (self.root / "generated" / NAME).read_bytes()
            return (
                known["sums"] == digest(sums)
                and known["key"] == self._key()
                and self._outputs_match(sums.decode())
            )
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def save(self) -> None:
        """Remembers the state after a run that left everything as it should be."""
        folder = self.root / _FOLDER
        with suppress(OSError):
            sums = (self.root / "generated" / NAME).read_bytes()
            folder.mkdir(exist_ok=True)
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
            record = {"key": self._key(), "sums": digest(sums), "also": self.also}
            (folder / _FILE).write_text(json.dumps(record), encoding="utf-8")

    def _key(self) -> str:
        key = hashlib.sha256(repr(self.selection).encode())
        for path in [*self.files, *(self.root / name for name in self.also)]:
            key.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
            if path.is_symlink() or not path.is_file():
                key.update(b"not a file")
            else:
                key.update(hashlib.sha256(path.read_bytes()).digest())
        for path in sorted(Path(__file__).parent.parent.glob("**/*.py")):
            status = path.stat()
            key.update(f"\0{path}\0{status.st_size}\0{status.st_mtime_ns}".encode())
        return key.hexdigest()

    def _outputs_match(self, sums: str) -> bool:
        for path, digests in parse_owned(sums).items():
            place = self.root / "generated" / path
            if place.is_symlink() or digest(place.read_bytes()) not in digests:
                return False
        return True
