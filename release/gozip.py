"""Turns the files of a Go module into the zip that a module proxy serves."""

import zipfile
from pathlib import Path

# The first moment that the format can tell; Go itself does not look at it.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def write_module_zip(files: Path, module: str, version: str, out: Path) -> None:
    """Writes every file of a folder below `module@version/`, as https://go.dev/ref/mod#zip-files.

    Stored and not compressed: the same bytes whatever version of zlib is at work.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(path for path in files.rglob("*") if path.is_file()):
            name = f"{module}@v{version}/{path.relative_to(files).as_posix()}"
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
