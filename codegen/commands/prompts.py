"""Asks for what a command needs and was not given: on a terminal only."""

import sys
from collections.abc import Collection

import click

from codegen.commands.editor import Opened
from codegen.model import CodegenError, Message
from codegen.model.characters import shown


def asked(value: str | None, name: str, question: str, choices: Collection[str] = ()) -> str:
    """The value of an option or argument, asked for where it is missing.

    Args:
        name: the option, such as --level, or the argument, such as CODE.
        choices: the values that it may have, if these are few.

    Raises:
        click.UsageError: it is missing, and nobody is there to ask.
    """
    if value is not None:
        return value
    if not somebody_is_there():
        kind = "option" if name.startswith("-") else "argument"
        raise click.UsageError(f"Missing {kind} '{name}'.", click.get_current_context())
    answer: str = click.prompt(question, type=click.Choice(list(choices)) if choices else str)
    return answer


def somebody_is_there() -> bool:
    """Whether both standard input and standard output are a terminal; a closed one is None."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def message_of(opened: Opened, code: str) -> Message:
    """The message of a code.

    Raises:
        CodegenError: there is none.
    """
    from difflib import get_close_matches

    messages = {message.code: message for message in opened.loaded.catalogue.messages}
    if code in messages:
        return messages[code]
    near = get_close_matches(code, messages, 1)
    hint = f"did you mean {near[0]}?" if near else "codegen add makes a new one"
    raise CodegenError(f"there is no code {shown(code)} in the catalogue", hint)
