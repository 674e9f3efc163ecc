"""The options of every command, made when the command is asked for."""

from collections.abc import Callable
from pathlib import Path

import click

from codegen.model.catalogue import LEVELS, RETRIES
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
_AGAINST = click.Option(
    ["--against"],
    metavar="X",
    help="What to compare with: a project's folder, a snapshot (generated/json/catalogue.json), "
    "a ledger or else a git revision; left out, the ledger of the last release.",
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


def _text(name: str, metavar: str, help: str) -> click.Option:
    return click.Option([name], metavar=metavar, help=help)


def _many(name: str, into: str, metavar: str, help: str) -> click.Option:
    help = f"{help[:-1]}; may be given more than once."
    return click.Option([name, into], multiple=True, metavar=metavar, help=help)


_CODE = click.Argument(["code"], required=False, metavar="CODE")
_DRY_RUN = _flag("--dry-run", "Show the edit as a unified diff, and change nothing.")


def _note(since: str) -> list[click.Parameter]:
    """The options of what marks a message, which differ in what --since means."""
    return [
        _CODE,
        _ROOT,
        _text("--reason", "TEXT", "Why, in plain text on one line; asked for on a terminal."),
        _text("--since", "VERSION", since),
        _text("--replaced-by", "CODE", "The code that takes its place."),
        _DRY_RUN,
    ]


def _message() -> list[click.Parameter]:
    """The options of a new message."""
    return [
        _CODE,
        _ROOT,
        _text("--module", "NAME", "Its module; left out, the one whose prefix the code has."),
        click.Option(
            ["--level"],
            type=click.Choice(LEVELS),
            help="The level at which it is logged; asked for on a terminal.",
        ),
        _text("--summary", "TEXT", "What happened, in one sentence; asked for on a terminal."),
        _text("--explanation", "TEXT", "What it means, in Markdown."),
        _text("--remedy", "TEXT", "What to do about it, in Markdown."),
        click.Option(["--retry"], type=click.Choice(RETRIES), help="Does the program try again?"),
        _text("--since", "VERSION", "The version that first logs it."),
        _text("--after", "CODE", "The code that it follows; left out, the module's last one."),
        _DRY_RUN,
    ]


def _import() -> list[click.Parameter]:
    """The options of what takes messages from elsewhere."""
    from codegen.importing.kinds import KINDS

    return [
        click.Argument(["items"], nargs=-1, required=True, metavar=f"[{'|'.join(KINDS)}] FILE..."),
        _ROOT,
        _text(
            "--name", "NAME", "The name of a new catalogue; left out, the sources or the folder."
        ),
        click.Option(
            ["--target", "targets"],
            multiple=True,
            metavar="NAME",
            help="A target of a new catalogue; may be given more than once; left out, all five.",
        ),
        _text("--module", "NAME", "The module that takes all new messages."),
        click.Option(
            ["--level"],
            type=click.Choice(LEVELS),
            help="The level of messages for which no source states one.",
        ),
        click.Option(
            ["--column", "columns"],
            multiple=True,
            metavar="FIELD=NAME",
            help="The column, or key, of a field, as in code=Name; may be given more than once.",
        ),
        _flag("--map-codes", "Make codes of what is none, such as AUTH_FAILED of auth.failed."),
        _flag("--dry-run", "Show what would change as a unified diff, and change nothing."),
        click.Option(
            ["--format"],
            type=click.Choice(FORMATS),
            default="text",
            show_default=True,
            help="How to write the report.",
        ),
        click.Option(
            ["--report", "--output-file", "report"],
            type=_PATH,
            metavar="FILE",
            help="Write the report in that format to this file, and as text to standard error.",
        ),
    ]


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
    "init": lambda: [
        click.Argument(["folder"], type=_PATH, default=".", metavar="[FOLDER]"),
        _text("--name", "NAME", "The catalogue's short name; left out, that of the folder."),
        _text("--title", "TEXT", "The title of the documentation page."),
        _many("--module", "modules", "NAME", "A module, a part of the program; core if left out."),
        _many("--target", "targets", "NAME", "A target; left out, go, ts, python, docs and json."),
        _many("--option", "options", "TARGET.NAME=VALUE", "An option of a target."),
        click.Option(
            ["--without"],
            multiple=True,
            type=click.Choice(["editor", "pre-commit", "github", "gitlab"]),
            help="Do not write these files; may be given more than once.",
        ),
        _flag("--yes", "Ask nothing, and take the default for what is not given."),
    ],
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
        _flag("--fix", "Repair what has one right answer, and tell what remains."),
        click.Option(
            ["--dry-run", "--diff"],
            is_flag=True,
            help="With --fix: show what would change as a unified diff, and change nothing.",
        ),
        click.Option(
            ["--today"],
            metavar="YYYY-MM-DD",
            help="The day that decides which suppressions have expired.",
        ),
        _flag("--list-rules", "List the rules; those of --rule with all that is said of them."),
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
    "add": _message,
    "import": _import,
    "deprecate": lambda: _note("The version that deprecates it."),
    "remove": lambda: _note("The version that no longer has it; asked for on a terminal."),
    "rename": lambda: [
        click.Argument(["code"], required=False, metavar="OLD"),
        click.Argument(["new"], required=False, metavar="NEW"),
        _ROOT,
        _text(
            "--reason", "TEXT", "Why the old code is deprecated; left out, the new one is named."
        ),
        _text("--since", "VERSION", "The version that deprecates the old code and logs the new."),
        click.Option(
            ["--constant", "constants"],
            nargs=2,
            multiple=True,
            metavar="TARGET NAME",
            help="Keep the code, and give its constant in a target another name; the old one stays"
            " as an alias. May be given more than once.",
        ),
        _DRY_RUN,
    ],
    "move": lambda: [
        _CODE,
        _ROOT,
        _text("--to", "MODULE", "The module that it goes to; asked for on a terminal."),
        _DRY_RUN,
    ],
    "fmt": lambda: [
        click.Argument(["files"], nargs=-1, type=_PATH, metavar="[FILES]..."),
        _ROOT,
        _flag("--check", "Change nothing, and end with 1 where something would change."),
        _flag("--diff", "Show the changes as a unified diff."),
        _flag("--dry-run", "Show what would change as a unified diff, and change nothing."),
    ],
    "diff": lambda: [_ROOT, _TEMPLATES, _AGAINST, _format("text", "json", "markdown")],
    "breaking": lambda: [_ROOT, _TEMPLATES, _AGAINST, *findings_options()],
    "release": lambda: [
        click.Argument(["version"], metavar="VERSION"),
        _ROOT,
        _TEMPLATES,
        _text("--date", "YYYY-MM-DD", "The day of the release, for the changelog; today, in UTC."),
        _flag("--dry-run", "Show what would change as a unified diff, and change nothing."),
    ],
    "targets": lambda: [
        click.Argument(["names"], nargs=-1, metavar="[NAMES]..."),
        _ROOT,
        _TEMPLATES,
        _format("text", "json"),
    ],
    "new-target": lambda: [
        click.Argument(["name"], metavar="NAME"),
        _ROOT,
        _text("--like", "TARGET", "Start with a copy of this target."),
    ],
    "schema": lambda: [
        click.Argument(["name"], required=False, metavar="[NAME]"),
        _ROOT,
        _flag("--write", "Write it, or all of them, into the project's folder schema."),
    ],
    "completion": lambda: [
        click.Argument(["shell"], type=click.Choice(["bash", "zsh", "fish"])),
    ],
}
"""Makes the parameters of each command of `codegen.commands.COMMANDS`, under its name."""
