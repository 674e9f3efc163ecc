"""Writes one file beside the catalogue, whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from codegen.model import CodegenError


def write_single(path: Path, text: str, shown: str) -> bool:
    """Puts a text in a file unless it is there already; says whether it has written.

    Raises:
        CodegenError: something that is no regular file stands in its place.
    """
    content = text.encode()
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise CodegenError(f"{shown}: this is not a regular file", "put one there, or name another")
    if path.exists() and path.read_bytes() == content:
        return False
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    replace_whole(path, content, mode)
    return True


def replace_whole(path: Path, content: bytes, mode: int | None) -> None:
    """Puts content in a file by a rename, with a mode unless that is None.

    Raises:
        OSError: the system refuses; nothing is left beside the file.
    """
    staged = path.parent / f".codegen-{secrets.token_hex(4)}"
    try:
        with open(staged, "xb") as file:
            file.write(content)
        if mode is not None:
            os.chmod(staged, mode)
        os.replace(staged, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(staged)
        raise
