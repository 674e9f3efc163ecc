"""Writes the codes of a made-up catalogue as Go constants with comments, for codegen import."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from catalogues import Entry, modules


def write_constants(folder: Path, count: int) -> None:
    """Writes errors.go with `count` documented constants in one block."""
    folder.mkdir(parents=True)
    lines = ["// Package message holds the codes.", "package message", "", "const ("]
    for _, entries in modules(count):
        for entry in entries:
            lines += _constant(entry)
    (folder / "errors.go").write_text("\n".join([*lines, ")", ""]), encoding="utf-8")


def _constant(entry: Entry) -> Iterator[str]:
    name = ("E" if entry.level == "error" else "M") + entry.code.title().replace("_", "")
    text = f"{name} indicates that {entry.summary[:1].lower()}{entry.summary[1:]}"
    for paragraph in filter(None, [text, entry.explanation.split("\n\n")[0]]):
        for line in textwrap.wrap(paragraph, 92, break_long_words=False, break_on_hyphens=False):
            yield f"\t// {line}"
        yield "\t//"
    yield "\t// It is logged by one module only."
    yield f'\t{name} = "{entry.code}"'
    yield ""
