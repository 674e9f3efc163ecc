"""Finds the schemas, templates and catalogue that ship with the tool, in a wheel or a checkout."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def shipped(folder: str) -> Path:
    """The folder `schema`, `templates` or `catalogue`: in the package, or beside it in a checkout.

    A wheel is always unpacked to a folder of files (it is declared not zip-safe), so a plain path
    serves; importlib.resources would cost 15 ms of start-up for the same answer.
    """
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def schema_text(name: str) -> str:
    """The text of schema/<name>.schema.json."""
    return (shipped("schema") / f"{name}.schema.json").read_text(encoding="utf-8")
