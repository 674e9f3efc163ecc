"""Puts packages that are all built into their folder, in place of those of an earlier build."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUMS = "SHA256SUMS"


@contextmanager
def replace_artefacts(folder: Path) -> Iterator[Path]:
    """Gives a folder to build into; at the end, and only if nothing fails, its files are moved.

    What an earlier build left is known by the list SHA256SUMS and removed; other files stay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".release-", dir=folder) as name:
        staged = Path(name)
        yield staged
        sums = "".join(_sum(path) for path in sorted(staged.iterdir()))
        (staged / SUMS).write_text(sums, encoding="utf-8", newline="\n")
        for path in _earlier(folder):
            path.unlink(missing_ok=True)
        for path in sorted(staged.iterdir()):
            shutil.move(path, folder / path.name)


def _sum(path: Path) -> str:
    """A line as `sha256sum --check` reads it."""
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"


def _earlier(folder: Path) -> Iterator[Path]:
    sums = folder / SUMS
    for line in sums.read_text(encoding="utf-8").splitlines() if sums.is_file() else ():
        name = line.partition("  ")[2]
        if name and Path(name).name == name:
            yield folder / name
