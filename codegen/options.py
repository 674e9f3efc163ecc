"""The options of every command, made when the command is asked for."""

from collections.abc import Callable
from pathlib import Path

import click

from codegen.model.catalogue import LEVELS
from codegen.reporting.formats import FORMATS

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


def _flag(name: str, help: str) -> click.Option:
    return click.Option([name], is_flag=True, help=help)


def _format(*formats: str) -> click.Option:
    return click.Option(
        ["--format"],
        type=click.Choice(formats),
        default="text",
        show_default=True,
        help="How to write the result.",
    )


def shared_options() -> list[click.Parameter]:
    """The options that stand before a command as well as after it."""
    colour = click.Option(
        ["--color"],
        type=click.Choice(["auto", "always", "never"]),
        help="Whether to colour the output; auto asks NO_COLOR, FORCE_COLOR and the terminal.",
    )
    return [colour, _flag("--debug", "Show the traceback of an internal error.")]


def findings_options() -> list[click.Parameter]:
    """The options of every command that has findings, for `Terminal.show_findings`."""
    format = click.Option(
        ["--format"],
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="How to write the findings.",
    )
    file = click.Option(
        ["--output-file"],
        type=_PATH,
        metavar="FILE",
        help="Write the findings in that format to this file, and as text to standard error.",
    )
    return [format, file]


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
        *findings_options(),
    ],
    "lint": lambda: [
        _ROOT,
        click.Option(
            ["--rule", "rules"],
            multiple=True,
            metavar="ID",
            help="Only this rule; may be given more than once.",
        ),
        *findings_options(),
        _flag("--strict", "Fail on warnings, too, rather than on errors only."),
        click.Option(
            ["--baseline"],
            type=_PATH,
            metavar="FILE",
            help="The known findings; left out, catalogue/lint-baseline.yaml where there is one.",
        ),
        _flag("--update-baseline", "Write all findings into the baseline, and tell none."),
        click.Option(
            ["--today"],
            metavar="YYYY-MM-DD",
            help="The day that decides which suppressions have expired.",
        ),
        _flag("--list-rules", "List the rules; those of --rule with explanation and example."),
    ],
    "explain": lambda: [
        _ROOT,
        click.Argument(["texts"], nargs=-1, required=True, metavar="CODE|RULE|LOG-LINE..."),
        _format("text", "json", "markdown"),
    ],
    "search": lambda: [
        _ROOT,
        click.Argument(["words"], nargs=-1, required=True, metavar="WORDS..."),
        _format("text", "json"),
    ],
    "list": lambda: [
        _ROOT,
        click.Option(
            ["--module", "modules"],
            multiple=True,
            metavar="NAME",
            help="Only codes of this module; may be given more than once.",
        ),
        click.Option(
            ["--level"], type=click.Choice(LEVELS), help="Only codes of this level or above it."
        ),
        _flag("--deprecated", "Only deprecated codes."),
        _flag("--removed", "Only removed codes, which are left out otherwise."),
        click.Option(
            ["--target", "targets"],
            multiple=True,
            metavar="NAME",
            help="Show the constants' names in this target; may be given more than once.",
        ),
        _flag("--codes", "Write the codes alone, one a line."),
        _format("text", "json", "csv"),
    ],
    "stats": lambda: [_ROOT, _format("text", "json")],
    "completion": lambda: [
        click.Argument(["shell"], type=click.Choice(["bash", "zsh", "fish"])),
    ],
}
"""Makes the parameters of each command of `codegen.commands.COMMANDS`, under its name."""
