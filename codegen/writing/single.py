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
    staged = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(staged, "xb") as file:
            file.write(content)
        with suppress(FileNotFoundError):
            os.chmod(staged, os.lstat(path).st_mode & 0o777)
        os.replace(staged, path)
    finally:
        staged.unlink(missing_ok=True)
    return True
