"""The options of every command, made when the command is asked for."""

from collections.abc import Callable
from pathlib import Path

import click

_PATH = click.Path(path_type=Path)

_ROOT = click.Option(
    ["--root"],
    type=_PATH,
    metavar="DIR",
    help="The project's folder; left out, the nearest one upwards that has a catalogue.",
)
_TARGET = click.Option(
    ["--target", "targets"],
    multiple=True,
    metavar="NAME",
    help="Only this target of the manifest; may be given more than once.",
)
_TEMPLATES = click.Option(
    ["--templates"],
    type=_PATH,
    metavar="DIR",
    help="A folder of targets that come before the project's own and the shipped ones.",
)
_AGAINST = click.Option(
    ["--against"],
    required=True,
    metavar="X",
    help="What to compare with: a project's folder, a snapshot (generated/json/catalogue.json) "
    "or else a git revision.",
)


def _flag(name: str, help: str) -> click.Option:
    return click.Option([name], is_flag=True, help=help)


def _format(*names: str) -> click.Option:
    return click.Option(
        ["--format"],
        type=click.Choice(names),
        default="text",
        show_default=True,
        help="How to write what is found.",
    )


def shared_options() -> list[click.Parameter]:
    """The options that stand before a command as well as after it."""
    colour = click.Option(
        ["--color"],
        type=click.Choice(["auto", "always", "never"]),
        help="Whether to colour the output; auto asks NO_COLOR, FORCE_COLOR and the terminal.",
    )
    return [colour, _flag("--debug", "Show the traceback of an internal error.")]


OPTIONS: dict[str, Callable[[], list[click.Parameter]]] = {
    "generate": lambda: [
        _ROOT,
        _TARGET,
        _TEMPLATES,
        _flag("--dry-run", "Say what would change, and change nothing."),
        _flag("--diff", "Show the changes as a unified diff."),
    ],
    "check": lambda: [
        _ROOT,
        _TARGET,
        _TEMPLATES,
        _flag("--diff", "Show what differs as a unified diff."),
        click.Option(
            ["--format"],
            type=click.Choice(["text", "json", "github"]),
            default="text",
            show_default=True,
            help="How to write the findings.",
        ),
    ],
    "diff": lambda: [_ROOT, _TEMPLATES, _AGAINST, _format("text", "json", "markdown")],
    "breaking": lambda: [_ROOT, _TEMPLATES, _AGAINST, _format("text", "json", "github")],
    "completion": lambda: [
        click.Argument(["shell"], type=click.Choice(["bash", "zsh", "fish"])),
    ],
}
"""Makes the parameters of each command of `codegen.commands.COMMANDS`, under its name."""
