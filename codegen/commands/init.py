"""`codegen init`: starts a project with a catalogue that renders at once."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from codegen import __version__
from codegen.commands.opened import chosen
from codegen.commands.prompts import somebody_is_there
from codegen.commands.terminal import Terminal
from codegen.editing.scalars import one_line
from codegen.loading.known import Known, Option, known_targets
from codegen.loading.loader import load
from codegen.loading.resources import schema_text
from codegen.model import MANIFEST, CodegenError, Workspace
from codegen.model.characters import shown
from codegen.starting.project import (
    EXTRAS,
    Answers,
    catalogue_files,
    extra_files,
    name_for,
    suggested,
    title_for,
)
from codegen.writing.fresh import write_fresh

_TARGETS = ("go", "ts", "python", "docs", "json")
_SCHEMAS = ("catalogue", "module")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_MODULE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)

Given = Mapping[tuple[str, str], str]
"""The options of targets that the command line gives, under target and option."""


def run(
    terminal: Terminal,
    *,
    folder: Path,
    name: str | None,
    title: str | None,
    modules: tuple[str, ...],
    targets: tuple[str, ...],
    options: tuple[str, ...],
    without: tuple[str, ...],
    yes: bool,
) -> int:
    """Starts a project, and returns the exit code: 1 where what was given makes no catalogue.

    Raises:
        CodegenError: there is a catalogue already, or the files cannot be written.
    """
    root = folder.absolute()
    _refuse_existing(root, folder)
    known, _ = known_targets(Workspace(root), None)
    ask = _Asking(on=not yes and somebody_is_there())
    name = ask.one(name, "Name of the catalogue", name_for(root.resolve()), _NAME)
    modules = ask.several(modules, "Modules, the parts of the program", ("core",), _MODULE)
    targets = ask.several(targets, "Targets", _TARGETS, None, tuple(known))
    targets = chosen(targets, list(known), "target")
    given = _given(options, targets, known)
    answers = Answers(
        name,
        one_line(title or title_for(name)),
        tuple(dict.fromkeys(modules)),
        {target: _options(known[target], name, given, ask) for target in targets},
        __version__,
    )
    files = catalogue_files(answers)
    if not _is_sound(terminal, files):
        return 1
    files |= {f"schema/{item}.schema.json": schema_text(item) for item in _SCHEMAS}
    for extra in EXTRAS:
        files |= {} if extra in without else extra_files(answers, extra)
    kept = [path for path in files if (root / path).exists() or (root / path).is_symlink()]
    write_fresh(root, {path: text for path, text in files.items() if path not in kept})
    _tell(terminal, folder, files, kept, answers)
    return 0


def _refuse_existing(root: Path, folder: Path) -> None:
    there = root / "catalogue"
    if there.exists() or there.is_symlink():
        what = MANIFEST if (root / MANIFEST).exists() else "catalogue"
        raise CodegenError(
            f"{shown((folder / what).as_posix(), 200)[1:-1]}: this is there already;"
            " nothing was written",
            "codegen add puts a message into a catalogue; codegen init starts a new one elsewhere",
        )


class _Asking:
    """Asks on a terminal for what the command line does not give; elsewhere takes the default."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def one(
        self, given: str | None, question: str, default: str, pattern: re.Pattern[str] | None
    ) -> str:
        """A text that matches a pattern."""
        if given is not None:
            return _checked(given, pattern)
        if not self.on:
            return default
        answer: str = click.prompt(question, default=default, value_proc=_fitting(pattern))
        return answer

    def several(
        self,
        given: Sequence[str],
        question: str,
        default: Sequence[str],
        pattern: re.Pattern[str] | None,
        known: Sequence[str] = (),
    ) -> tuple[str, ...]:
        """Words, with blanks or commas between them."""
        if given or not self.on:
            return tuple(_checked(name, pattern) for name in given or default)

        def read(text: str) -> tuple[str, ...]:
            names = tuple(text.replace(",", " ").split())
            for name in names:
                _fitting(pattern)(name)
                if known and name not in known:
                    raise click.UsageError(f"there is no {name}; there are: {', '.join(known)}")
            return names

        answer: tuple[str, ...] = click.prompt(question, default=" ".join(default), value_proc=read)
        return answer


def _checked(text: str, pattern: re.Pattern[str] | None) -> str:
    """A text of the command line, which must match a pattern."""
    if pattern and not pattern.fullmatch(text):
        raise CodegenError(f"{shown(text)} is no such name", f"it must match {pattern.pattern}")
    return text


def _fitting(pattern: re.Pattern[str] | None) -> Callable[[str], str]:
    """Reads a text that matches a pattern; click asks again where it does not."""

    def read(text: str) -> str:
        if pattern and not pattern.fullmatch(text):
            raise click.UsageError(f"{shown(text)} does not fit; it must match {pattern.pattern}")
        return text

    return read


def _given(options: Sequence[str], targets: Sequence[str], known: Mapping[str, Known]) -> Given:
    """The options of --option, each written TARGET.NAME=VALUE."""
    found = {}
    for option in options:
        key, equals, value = option.partition("=")
        target, dot, name = key.partition(".")
        if not (equals and dot):
            raise CodegenError(
                f"--option {shown(option)} is not of the form TARGET.NAME=VALUE",
                "such as --option go.module=example.org/shop/codes",
            )
        if target not in targets or all(item.name != name for item in known[target].options):
            raise CodegenError(
                f"--option {shown(key)}: the chosen targets have no such option",
                "codegen targets lists the options of each",
            )
        found[target, name] = value
    return found


def _options(target: Known, name: str, given: Given, ask: _Asking) -> dict[str, str]:
    """The options of a target as they stand in the manifest: those given and those it needs."""
    options = {}
    for option in target.options:
        key = target.target.name, option.name
        value = given.get(key)
        if value is None and option.required:
            pattern = re.compile(option.pattern) if option.pattern else None
            default = suggested(option.suggest or "{name}", name)
            value = ask.one(None, f"{key[0]}: {_question(option)}", default, pattern)
        if value is not None:
            options[option.name] = value if option.type == "boolean" else one_line(value)
    return options


def _question(option: Option) -> str:
    return option.description.split(", such as")[0].rstrip(".")


def _is_sound(terminal: Terminal, files: Mapping[str, str]) -> bool:
    """Whether the catalogue has no faults; shows them where it has."""
    with TemporaryDirectory(prefix="codegen-") as folder:
        write_fresh(Path(folder), files)
        loaded = load(Workspace(Path(folder)))
    if loaded.diagnostics:
        terminal.show_findings(loaded.diagnostics)
        terminal.note("nothing was written")
    return not loaded.diagnostics


def _tell(
    terminal: Terminal,
    folder: Path,
    files: Mapping[str, str],
    kept: Sequence[str],
    answers: Answers,
) -> None:
    """Says what was written and what comes next."""
    for path in files:
        if path not in kept:
            sys.stdout.write(f"   create  {path}\n")
    for path in kept:
        terminal.note(f"{path} is there already, and was left as it is")
    commands = [
        "codegen generate",
        f"codegen explain {answers.modules[0].upper()}_CONFIG_FAILED",
        f"codegen add {answers.modules[0].upper()}_STOPPED",
    ]
    if folder != Path():
        commands[0] = f"cd {shown(str(folder), 200)[1:-1]} && {commands[0]}"
    sys.stdout.write("next: " + "\n      ".join(commands) + "\n")
