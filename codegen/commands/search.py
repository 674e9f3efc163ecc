"""`codegen search`: finds the messages that speak of some words."""

import sys
from pathlib import Path

from codegen.commands.opened import open_catalogue
from codegen.commands.terminal import Terminal
from codegen.looking.searching import near_words, search
from codegen.model import CodegenError
from codegen.reporting.snapshot import messages_json
from codegen.reporting.tables import messages_text


def run(terminal: Terminal, *, root: Path | None, words: tuple[str, ...], format: str) -> int:
    """Searches, and returns the exit code: 0, or 1 where nothing was found.

    Raises:
        CodegenError: the catalogue cannot be read, or no word was given.
    """
    words = tuple(" ".join(word.split()) for word in words if word.strip())
    if not words:
        raise CodegenError("there is nothing to search for", "give a word or more")
    opened = open_catalogue(terminal, root)
    if opened.unreadable:
        return 1
    messages = search(opened.catalogue, words)
    if format == "json":
        sys.stdout.write(messages_json(messages))
    elif messages:
        columns = terminal.columns(sys.stdout)
        sys.stdout.write(messages_text(messages, terminal.palette(sys.stdout), columns, words))
    if not messages:
        near = near_words(opened.catalogue, words)
        help = f"did you mean {' '.join(near)}?" if near else "codegen list shows all codes"
        terminal.miss("no message has all of these words", help)
    return 0 if messages else 1
