"""Turns docs/, and pages that stand elsewhere in the repository, into the pages of the site.

A page keeps its text. Only links change: one to a page that the site has elsewhere leads there, and
one to a file that the site does not have becomes plain text.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from codegen.model import CodegenError

_ELSEWHERE = {
    "generated/docs/message-codes.md": "message-codes.md",
    "benchmarks/README.md": "benchmarks.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
}
_RULES = "codegen/diagnostics/generated/pages/rules"
_FENCE = r"^ *(?P<mark>```+|~~~+)(?s:.*?)^ *(?P=mark)`*$"
_LINK = r"(?<!!)\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<address>[^()\s]+)\)"
_PARTS = re.compile(rf"{_FENCE}|{_LINK}|(?P<ticks>`+)[^`\n]+(?P=ticks)", re.MULTILINE)
"""Code, which stays as it is, and links; what starts first is what it is."""


def assemble(root: Path, folder: Path) -> None:
    """Puts the pages into a folder, and takes out those that it had from an earlier time.

    Raises:
        CodegenError: the navigation of mkdocs.yml lacks a page.
    """
    pages = dict(_pages(root))
    lost = sorted(set(pages.values()) - set(_navigation(root)))
    lost = [page for page in lost if not page.startswith("rules/")]
    if lost:
        raise CodegenError(f"mkdocs.yml has no place for {', '.join(lost)}", "add it under nav")
    for path, page in pages.items():
        text = with_links((root / path).read_text(encoding="utf-8"), path, pages)
        _write(folder / page, text)
    for file in folder.rglob("*.md"):
        if file.relative_to(folder).as_posix() not in pages.values():
            file.unlink()


def _pages(root: Path) -> Iterator[tuple[str, str]]:
    """Every file that becomes a page, and the page that it becomes."""
    for file in sorted((root / "docs").rglob("*.md")):
        yield file.relative_to(root).as_posix(), file.relative_to(root / "docs").as_posix()
    for file in sorted((root / _RULES).glob("*.md")):
        name = "index.md" if file.name == "README.md" else file.name
        yield file.relative_to(root).as_posix(), f"rules/{name}"
    yield from _ELSEWHERE.items()


def _navigation(root: Path) -> Iterator[str]:
    nav = YAML(typ="safe", pure=True).load((root / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    yield from _leaves(nav)


def _leaves(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, Mapping) else nav if isinstance(nav, list) else ():
        yield from _leaves(item)


def with_links(text: str, path: str, pages: Mapping[str, str]) -> str:
    """A page with its links as they are on the site; code is left alone.

    Args:
        path: where the page is in the repository.
        pages: the page of the site for each file of the repository.
    """

    def changed(match: re.Match[str]) -> str:
        label, (address, mark, anchor) = match["label"], (match["address"] or "").partition("#")
        if not address or re.match(r"[a-z]+:", address):
            return match[0]
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
        page = pages.get(file) or pages.get(f"{file}/README.md")
        if page is None:
            return label
        start = posixpath.dirname(pages[path]) or "."
        return f"[{label}]({posixpath.relpath(page, start)}{mark}{anchor})"

    return _PARTS.sub(changed, text)


def _write(path: Path, text: str) -> None:
    """Writes a page only where it differs, so that a server shows what has changed and no more."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(path)
