"""Turns a list of changes into changes on disk, all of them or none.

New contents and the old files wait in one folder inside generated/, on the same file system as
their places. A file is put in place by a rename, so no reader ever sees half of one. Whatever a
kill leaves lies in that folder, which the next run takes away.
"""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from codegen.writing.drift import refuse_links

_PREFIX = ".codegen-stage-"


def leftovers(folder: Path) -> list[Path]:
    """What killed runs have left, and what a run that is still at work is using."""
    return [left for left in folder.glob(f"{_PREFIX}*") if left.is_dir() and not left.is_symlink()]


def sweep(folder: Path) -> None:
    """Removes what killed runs have left; only who holds the lock may call it."""
    for left in leftovers(folder):
        shutil.rmtree(left, ignore_errors=True)


class Transaction:
    """Changes below a folder, with what is needed to undo them."""

    def __init__(self, folder: Path, stage_in: Path | None = None) -> None:
        """Makes the staging folder.

        Args:
            stage_in: where, on the same file system; left out, in the folder itself.
        """
        self.folder = folder
        self._stage = (stage_in or folder) / f"{_PREFIX}{secrets.token_hex(4)}"
        self._waiting: list[str] = []
        self._changed: list[tuple[str, bool]] = []
        self._made: list[Path] = []
        self._numbers: dict[str, int] = {}
        self._stage.mkdir()

    def put(self, path: str, content: bytes) -> None:
        """Stages a file; an existing one keeps its mode."""
        refuse_links(self.folder, path)
        staged = self._staged("new", path)
        with open(staged, "xb") as file:
            file.write(content)
        with suppress(FileNotFoundError):
            os.chmod(staged, os.lstat(self.folder / path).st_mode & 0o777)
        self._waiting.append(path)

    def place(self) -> None:
        """Puts everything that is staged in its place."""
        while self._waiting:
            path = self._waiting[0]
            self._make_folders((self.folder / path).parent)
            self._keep(path)
            os.replace(self._staged("new", path), self.folder / path)
            del self._waiting[0]

    def remove(self, path: str) -> None:
        """Takes a file away, and the folders that hold nothing any more."""
        self._keep(path)
        os.unlink(self.folder / path)
        parent = (self.folder / path).parent
        with suppress(OSError):
            while parent != self.folder:
                parent.rmdir()
                parent = parent.parent

    def undo(self) -> None:
        """Brings back what was there."""
        for path, existed in reversed(self._changed):
            with suppress(OSError):
                if existed:
                    (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                    os.replace(self._staged("old", path), self.folder / path)
                else:
                    (self.folder / path).unlink(missing_ok=True)
        for made in reversed(self._made):
            with suppress(OSError):
                made.rmdir()
        self.finish()

    def finish(self) -> None:
        """Takes the staging folder away; what will not go is left to the next run."""
        shutil.rmtree(self._stage, ignore_errors=True)

    def _staged(self, kind: str, path: str) -> Path:
        number = self._numbers.setdefault(path, len(self._numbers))
        return self._stage / f"{kind}-{number}"

    def _keep(self, path: str) -> None:
        """Keeps the old file, once, so that it can be brought back."""
        if any(known == path for known, _ in self._changed):
            return
        place, kept = self.folder / path, self._staged("old", path)
        try:
            os.link(place, kept, follow_symlinks=False)
        except FileNotFoundError:
            self._changed.append((path, False))
            return
        except OSError:  # a file system without hard links
            shutil.copy2(place, kept, follow_symlinks=False)
        self._changed.append((path, True))

    def _make_folders(self, folder: Path) -> None:
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for item in reversed(missing):
            item.mkdir()
            self._made.append(item)
