"""Turns targets that a manifest may name into a list for people, or the full story of some."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from codegen.model.target import Target
from codegen.reporting.colour import Palette
from codegen.reporting.columns import aligned, sealed, wrapped


class Option(Protocol):
    """An option that a target declares."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def description(self) -> str: ...  # noqa: D102
    @property
    def required(self) -> bool: ...  # noqa: D102
    @property
    def default(self) -> str | bool | None: ...  # noqa: D102
    @property
    def enum(self) -> Sequence[str]: ...  # noqa: D102


class Known(Protocol):
    """A target with where it comes from and the options that it declares."""

    @property
    def target(self) -> Target: ...  # noqa: D102
    @property
    def description(self) -> str: ...  # noqa: D102
    @property
    def origin(self) -> str: ...  # noqa: D102
    @property
    def options(self) -> Sequence[Option]: ...  # noqa: D102


def targets_text(known: Iterable[Known], palette: Palette, columns: int | None) -> str:
    """A line for each target: its name, where it comes from, and its title."""
    rows = [
        [sealed(item.target.name), item.origin, sealed(item.description or item.target.title)]
        for item in known
    ]
    lines = []
    for name, origin, title in aligned(rows, columns):
        line = f"{palette.paint(name, 'bold')}  {palette.paint(origin, 'dim')}  {title}"
        lines.append(f"{line.rstrip()}\n")
    return "".join(lines)


def target_text(known: Known, palette: Palette, columns: int) -> str:
    """A target with its files and its options."""
    lines = [palette.paint(sealed(known.target.name), "bold"), ""]
    lines += [f"  {line}" for line in wrapped(sealed(_story(known)), columns - 2)]
    lines += ["", palette.paint("Files", "bold")]
    lines += [f"  {sealed(file.path)}{_when(file.when)}" for file in known.target.files]
    if known.options:
        lines += ["", palette.paint("Options", "bold")]
    for option in known.options:
        lines.append(f"  {sealed(option.name)}{palette.paint(sealed(_need(option)), 'dim')}")
        lines += [f"    {line}" for line in wrapped(sealed(option.description), columns - 4)]
    return "\n".join(lines) + "\n"


def _story(known: Known) -> str:
    origins = {"shipped": "shipped with codegen", "project": "of this project"}
    origin = origins.get(known.origin, f"of {known.origin}")
    return f"{known.target.title} ({origin}). {known.description}".rstrip()


def _when(condition: str) -> str:
    return f"  (where there is {sealed(condition)})" if condition else ""


def _need(option: Option) -> str:
    said = ["required"] if option.required else []
    said += [f"one of {', '.join(option.enum)}"] if option.enum else []
    default = option.default
    if default is not None:
        shown = str(default).lower() if isinstance(default, bool) else default
        said.append(f"{shown} where left out")
    return f"  ({'; '.join(said)})" if said else ""


def target_data(known: Known) -> dict[str, object]:
    """A target as JSON has it."""
    return {
        "target": known.target.name,
        "title": known.target.title,
        "description": known.description,
        "origin": known.origin,
        "files": [file.path for file in known.target.files],
        "constants": known.target.identifiers is not None,
        "options": [
            {
                "option": option.name,
                "description": option.description,
                "required": option.required,
                "default": option.default,
                "enum": list(option.enum),
            }
            for option in known.options
        ],
    }
