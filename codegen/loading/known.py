"""Turns the folders of templates at hand into the list of targets that a manifest may name."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from codegen.loading.reader import Reader
from codegen.loading.resources import shipped
from codegen.loading.schema import Schema
from codegen.loading.targets import load_target, target_folders
from codegen.model import Diagnostic, Target, Workspace

Origin = Literal["shipped", "project", "--templates"]


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a target, as its target.yaml declares it.

    Attributes:
        pattern: what a text must match, or an empty string.
        default: None where there is none.
        suggest: what a new project would write for it, with {name} in it, or an empty string.
    """

    name: str
    description: str
    type: Literal["string", "boolean"]
    required: bool
    default: str | bool | None
    enum: tuple[str, ...]
    pattern: str
    suggest: str


@dataclass(frozen=True, slots=True)
class Known:
    """A target that a manifest may name.

    Attributes:
        description: what it renders to, in a sentence, or an empty string.
        origin: where its folder is.
        folder: of its templates.
    """

    target: Target
    description: str
    origin: Origin
    folder: Path
    options: tuple[Option, ...]


def known_targets(
    workspace: Workspace, templates: Path | None
) -> tuple[dict[str, Known], list[Diagnostic]]:
    """All targets in the order of their names, and what is wrong with those that are left out.

    Args:
        workspace: a project's folder, which need not have a catalogue yet.
        templates: a folder of targets that come before all others.

    Raises:
        CodegenError: a folder cannot be read, or that of --templates has no target.
    """
    reader = Reader(workspace, {})
    schema = Schema.named("target")
    known = {}
    for name, folder in sorted(target_folders(workspace, templates).items()):
        if loaded := load_target(folder, reader, schema):
            description = str(reader.read(folder / "target.yaml", schema).get("description", ""))
            origin = _origin(folder, templates)
            options = tuple(_option(*item) for item in loaded.options.items())
            known[name] = Known(loaded.target, description, origin, folder, options)
    return known, reader.located(reader.findings)


def _origin(folder: Path, templates: Path | None) -> Origin:
    if templates is not None and folder.parent == templates:
        return "--templates"
    # In the tool's own checkout the shipped targets are the project's.
    return "shipped" if folder.parent == shipped("templates") else "project"


def _option(name: str, rule: Mapping[str, Any]) -> Option:
    return Option(
        name,
        " ".join(str(rule["description"]).split()),
        rule["type"],
        bool(rule.get("required")),
        rule.get("default"),
        tuple(rule.get("enum", ())),
        rule.get("pattern", ""),
        rule.get("suggest", ""),
    )
