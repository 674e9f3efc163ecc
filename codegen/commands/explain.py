"""`codegen explain`: tells the full story of codes and rules, also of those in a line of a log."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.commands.terminal import Terminal
from codegen.looking.finding import Found, Index, named_rule
from codegen.model.catalogue import Catalogue, Message
from codegen.model.characters import shown
from codegen.model.errors import CodegenError
from codegen.model.rules import ALL_RULES
from codegen.reporting.explanation import (
    Escape,
    Names,
    message_markdown,
    message_text,
    rule_markdown,
    rule_text,
)
from codegen.reporting.snapshot import as_json, message_data, rule_data

if TYPE_CHECKING:
    from codegen.commands.opened import Opened

_STDIN_BYTES = 1024 * 1024
_WIDEST = 100
"""Prose in longer lines is hard to read."""


def run(terminal: Terminal, *, root: Path | None, texts: tuple[str, ...], format: str) -> int:
    """Explains the texts, and returns the exit code: 0, or 1 where they name nothing known.

    Raises:
        CodegenError: the catalogue cannot be read, or no text was given.
    """
    if not any(text.strip() for text in texts):
        raise CodegenError(
            "there is nothing to explain", "name a code, a rule, or paste a log line"
        )
    rules = [rule for text in texts if (rule := named_rule(text, ALL_RULES))]
    if len(rules) == len(texts):  # needs no catalogue, which may well be the one with faults
        found, opened = Found(rules={rule.id: rule for rule in rules}), None
    else:
        from codegen.commands.opened import open_catalogue

        opened = open_catalogue(terminal, root)
        found = _find(texts, opened, terminal)
        if opened.unreadable and not found:
            return 1
        _tell_unknown(found, terminal)
    if found or format == "json":
        _write(found, opened, terminal, format)
    if not found and not found.unknown:
        terminal.miss("no code of the catalogue is in this", "codegen list shows all codes")
    return 0 if found else 1


def _find(texts: tuple[str, ...], opened: "Opened", terminal: Terminal) -> Found:
    constants = {
        name: code
        for code, by_target in opened.constants.items()
        for names in by_target.values()
        for name in names
    }
    index = Index(opened.catalogue, constants, ALL_RULES)
    return index.find(_read_stdin(terminal) if text == "-" else text for text in texts)


def _read_stdin(terminal: Terminal) -> str:
    """The beginning of standard input; a byte that is not UTF-8 separates words."""
    if sys.stdin is None:
        return ""
    try:
        data = sys.stdin.buffer.read(_STDIN_BYTES + 1)
    except (OSError, ValueError):
        raise CodegenError("standard input cannot be read") from None
    if len(data) > _STDIN_BYTES:
        terminal.note(f"only the first {_STDIN_BYTES:,} bytes of the input are looked at")
    return data[:_STDIN_BYTES].decode("utf-8", "replace")


def _tell_unknown(found: Found, terminal: Terminal) -> None:
    """Says which words are no codes; beside codes that are, only words that are near one."""
    for word, near in found.unknown.items():
        if near:
            terminal.miss(f"there is no code {shown(word, 100)}", f"did you mean {_either(near)}?")
        elif not found:
            terminal.miss(f"there is no code {shown(word, 100)}", "codegen list shows all codes")


def _either(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _write(found: Found, opened: "Opened | None", terminal: Terminal, format: str) -> None:
    if format == "json":
        rows = [rule_data(rule) for rule in found.rules.values()]
        sys.stdout.write(
            as_json(rows + [message_data(message) for message in found.messages.values()])
        )
        return
    texts = _as_markdown if format == "markdown" else _as_text
    sys.stdout.write("\n".join(texts(found, opened, terminal)))


def _as_text(found: Found, opened: "Opened | None", terminal: Terminal) -> Iterator[str]:
    palette = terminal.palette(sys.stdout)
    columns = min(terminal.columns(sys.stdout) or 80, _WIDEST)
    for rule in found.rules.values():
        yield rule_text(rule, palette, columns)
    for message, names, catalogue in _with_names(found, opened):
        yield message_text(message, names, catalogue, palette, columns)


def _as_markdown(found: Found, opened: "Opened | None", _: Terminal) -> Iterator[str]:
    from codegen.rendering.markdown import md, md_block, md_link

    escape = Escape(md, md_block, md_link)
    for rule in found.rules.values():
        yield rule_markdown(rule, escape)
    for message, names, catalogue in _with_names(found, opened):
        yield message_markdown(message, names, catalogue, escape)


def _with_names(
    found: Found, opened: "Opened | None"
) -> Iterator[tuple[Message, Names, Catalogue]]:
    if opened is not None:
        for message in found.messages.values():
            yield message, opened.constants.get(message.code, {}), opened.catalogue
