"""Turns the command line into the page of its commands: arguments, options and exit codes."""

import inspect
import re
from collections.abc import Iterable
from importlib import import_module

import click

from codegen import cli
from codegen.commands import COMMANDS, module_of
from codegen.options import OPTIONS, shared_options
from reference.text import code, fence, first_upper, page, sentence, table

_INTRODUCTION = """
`codegen --help` lists the commands, and `codegen COMMAND --help` what one of them takes. Results go
to standard output; findings and progress go to standard error, so that a result can be piped. An
option that may be given before the command may be given behind it as well.
"""


def commands_page() -> str:
    """The page: all exit codes, the options of every command, then the commands in their order."""
    return page(
        "Commands",
        "the command line",
        _INTRODUCTION,
        table(
            ["Command", "What it does"],
            [[f"[{code(name)}](#codegen-{name})", help] for name, help in COMMANDS.items()],
        ),
        "## Exit codes",
        table(["Code", "Meaning"], [[code(number), text] for number, text in _exit_codes()]),
        "## Options of every command",
        _options([*shared_options(), _help()]),
        *(_command(name) for name in COMMANDS),
    )


def _exit_codes() -> list[tuple[str, str]]:
    """The codes with their meanings, as the function that returns them lists them."""
    text = " ".join((cli.main.__doc__ or "").split())
    found = re.findall(r"\b(\d+) ([a-z][^;.]*)[;.]", text)
    return [(number, first_upper(sentence(meaning))) for number, meaning in found]


def _help() -> click.Option:
    return click.Option(["-h", "--help"], is_flag=True, help="Show what the command takes.")


def _command(name: str) -> str:
    parameters = OPTIONS[name]()
    command = click.Command(name, params=parameters)
    context = click.Context(command, info_name=f"codegen {name}")
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    arguments = [item for item in parameters if isinstance(item, click.Argument)]
    options = [item for item in parameters if isinstance(item, click.Option)]
    parts = [f"## codegen {name}", COMMANDS[name], fence("text", usage)]
    more, outcome = _story(name)
    parts += [more] if more else []
    if arguments:
        parts.append(table(["Argument", "How many", "Values"], map(_argument, arguments)))
    if options:
        parts.append(_options(options))
    return "\n\n".join([*parts, outcome])


def _argument(argument: click.Argument) -> list[str]:
    many = "any number" if argument.nargs == -1 else "one"
    if argument.nargs == -1 and argument.required:
        many = "one or more"
    elif argument.nargs == 1 and not argument.required:
        many = "one, or none"
    name = (argument.metavar or argument.name or "").strip("[].").upper().removesuffix("]")
    return [code(name), many, _values(argument)]


def _values(parameter: click.Parameter) -> str:
    if isinstance(parameter.type, click.Choice):
        return ", ".join(code(str(choice)) for choice in parameter.type.choices)
    return ""


def _options(options: Iterable[click.Parameter]) -> str:
    rows = [_option(item) for item in options if isinstance(item, click.Option)]
    return table(["Option", "Meaning"], rows)


def _option(option: click.Option) -> list[str]:
    names = ", ".join(code(name) for name in option.opts)
    if not option.is_flag and not isinstance(option.type, click.Choice):
        names += f" {code(option.metavar or option.name or '')}"
    said = [sentence(option.help or "")]
    if values := _values(option):
        said.append(f"One of {values}.")
    if isinstance(option.default, str) and option.show_default:
        said.append(f"Left out, {code(option.default)}.")
    return [names, " ".join(said)]


def _story(name: str) -> tuple[str, str]:
    """What the docstring of the command's function says beyond the one line of help.

    Returns:
        Its further paragraphs, and what it says of the exit code.
    """
    run = import_module(module_of(name)).run
    first, *others = inspect.cleandoc(run.__doc__ or "").split("\n\n")
    _, _, outcome = " ".join(first.split()).partition("the exit code")
    more = [" ".join(item.split()) for item in others if not re.match(r"(Args|Raises):", item)]
    stops = [item for item in others if item.startswith("Raises:")]
    reason = " ".join(stops[0].split()).partition("CodegenError: ")[2] if stops else ""
    said = re.sub(r"^(:| is) ?", "", outcome).strip().rstrip(".") or "0"
    return "\n\n".join(more), f"Exit code: {said}; 2 where {reason.rstrip('.')}."
