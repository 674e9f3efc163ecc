"""Turns the command line into a call of one command, and its outcome into an exit code."""

import os
import sys
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from codegen import __version__
from codegen.commands import COMMANDS, module_of
from codegen.commands.terminal import Terminal
from codegen.model.characters import shown
from codegen.model.errors import CodegenError
from codegen.options import OPTIONS, shared_options


class _ReaderGoneError(Exception):
    """Nobody reads the output any more. click would make a BrokenPipeError an exit with 1."""


class _Group(click.Group):
    """The door: lists every command, and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(" ".join(args[:1]), COMMANDS, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise click.UsageError(error.message + hint, ctx) from None

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None

        def call(**values: Any) -> None:
            if cmd_name == "completion":
                values["command"] = self
            color = values.pop("color") or ctx.find_root().params.get("color")
            terminal = Terminal(color or "auto", cmd_name)
            values.pop("debug")
            run = import_module(module_of(cmd_name)).run
            try:
                code = run(terminal, **values)
                sys.stdout.flush()
            except BrokenPipeError:
                raise _ReaderGoneError from None
            ctx.exit(code)

        return click.Command(
            cmd_name,
            callback=call,
            help=COMMANDS[cmd_name],
            params=[*OPTIONS[cmd_name](), *shared_options()],
        )


def _door() -> click.Group:
    return _Group(
        "codegen",
        help="Turn a catalogue of message codes into packages for programs and a page for people.",
        context_settings={"help_option_names": ["-h", "--help"]},
        params=[
            *shared_options(),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_version,
                help="Print the version.",
            ),
        ],
        callback=lambda **_: None,
    )


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        click.echo(f"codegen {__version__}")
        ctx.exit()


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and returns the exit code.

    0 clean; 1 findings; 2 the job could not be done; 70 an internal error; 130 interrupted;
    141 the reader of the output went away.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    terminal = Terminal(_colour_choice(arguments))
    try:
        code = _door().main(arguments, prog_name="codegen", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        sys.stderr.write(error.format_message() + "\n")
        return 2
    except click.UsageError as error:
        hint = "codegen --help" if error.ctx is None else f"{error.ctx.command_path} --help"
        terminal.fail(error.format_message(), f"{hint} lists what it takes")
        return 2
    except CodegenError as error:
        terminal.fail(error.message, error.hint, error.rule)
        return 2
    except (KeyboardInterrupt, click.Abort):
        return 130
    except (BrokenPipeError, _ReaderGoneError, SystemExit):  # click makes one the other
        _silence_output()
        return 141
    except OSError as error:
        if error.errno is None:  # not the system's doing
            return _internal_error(terminal, error, debug="--debug" in arguments)
        _silence_output()
        name = shown(str(error.filename), 200)[1:-1] + ": " if error.filename else ""
        terminal.fail(f"{name}{error.strerror or error}")
        return 2
    except Exception as error:
        return _internal_error(terminal, error, debug="--debug" in arguments)


def _silence_output() -> None:
    """Keeps Python from complaining once more when it closes standard output at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _colour_choice(arguments: list[str]) -> str:
    """The value of --color, needed even where click refuses the rest."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--color="):
            return argument.partition("=")[2]
        if argument == "--color" and index + 1 < len(arguments):
            return arguments[index + 1]
    return "auto"


def _internal_error(terminal: Terminal, error: Exception, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exc()
    terminal.fail(
        f"internal error: {type(error).__name__}",
        "this is a bug of codegen; codegen --debug … shows where, please report that",
    )
    return 70
