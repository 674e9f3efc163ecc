"""Turns folders of templates into targets, and their options into the schema of the settings."""

import os
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from codegen.diagnostics import BAD_TARGET, BAD_VALUE, TEMPLATE_MISSING
from codegen.loading.reader import Reader
from codegen.loading.resources import shipped
from codegen.loading.schema import Schema
from codegen.loading.source import read_source
from codegen.model import (
    CodegenError,
    CommentStyle,
    Diagnostic,
    IdentifierStyle,
    LiteralStyle,
    OutputFile,
    Target,
    Workspace,
)
from codegen.model.characters import shown

MAX_TEMPLATES = 200

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_COMMON_OPTIONS = ("version", "prefixes", "initialisms")
_CONDITIONS = (
    "introduction", "license", "license_text", "author", "homepage", "repository", "docs_url",
    "removed",
)  # fmt: skip


@dataclass(slots=True)
class LoadedTarget:
    """A target with the options that it declares."""

    target: Target
    options: Mapping[str, Mapping[str, Any]]


def target_folders(workspace: Workspace, extra: Path | None) -> dict[str, Path]:
    """The folder of each target: of --templates, else the project's own, else the shipped one.

    Raises:
        CodegenError: the folder of --templates has no target.
    """
    found: dict[str, Path] = {}
    for base in [shipped("templates"), workspace.templates, extra]:
        folders = _folders(base, workspace) if base else []
        if base is extra and base is not None and not folders:
            raise CodegenError(
                f"{shown(workspace.shown(base), 200)[1:-1]}: no target in this folder",
                "a target is a folder in it that holds a target.yaml",
            )
        found.update((folder.name, folder) for folder in folders)
    return found


def _folders(base: Path, workspace: Workspace) -> list[Path]:
    """The folders in a folder that hold a target.yaml."""
    try:
        folders = [path for path in sorted(base.iterdir()) if _NAME.fullmatch(path.name)]
        return [path for path in folders if stat_or_none(path / "target.yaml")]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        name = workspace.shown(Path(error.filename or base))
        raise CodegenError(f"{name}: {error.strerror or error}") from None


def stat_or_none(path: Path) -> os.stat_result | None:
    """What the system says of a path; None where there is nothing."""
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def load_target(folder: Path, reader: Reader, schema: Schema) -> LoadedTarget | None:
    """Reads a target's folder; None where something is wrong with it."""
    file = folder / "target.yaml"
    path = reader.workspace.shown(file)
    before = len(reader.findings)
    data = reader.read(file, schema)
    if len(reader.findings) > before:
        return None
    templates = _read_templates(folder, reader)
    reader.findings.extend(_missing_templates(data, templates, path))
    reader.findings.extend(_bad_patterns(data, path))
    reader.findings.extend(_bad_options(data, path))
    reader.findings.extend(_bad_conditions(data, path))
    reader.findings.extend(_idle_settings(data, path))
    if len(reader.findings) > before:
        return None
    return LoadedTarget(_build(folder.name, data, path, templates), data.get("options", {}))


def _read_templates(folder: Path, reader: Reader) -> dict[str, str]:
    templates: dict[str, str] = {}
    for path in sorted(folder.glob("*.j2"))[:MAX_TEMPLATES]:
        source = read_source(path, reader.workspace.shown(path))
        if isinstance(source, Diagnostic):
            reader.findings.append(source)
            templates[path.name] = ""  # it is there, whatever is wrong with it
        else:
            templates[path.name] = source.text
    return templates


def _bad_patterns(data: Mapping[str, Any], path: str) -> Iterator[Diagnostic]:
    """The regular expressions of a target that are none."""
    rows = [("filters", name, "guard") for name in data.get("filters", {})]
    rows += [("options", name, "pattern") for name in data.get("options", {})]
    for group, name, key in rows:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # for what two engines would read differently
                re.compile(data[group][name].get(key, ""))
        except (re.error, FutureWarning, OverflowError, RecursionError) as error:
            message = f"this is not a regular expression: {getattr(error, 'msg', error)}"
            yield Diagnostic(BAD_VALUE, message, path, pointer=(group, name, key))


def _bad_options(data: Mapping[str, Any], path: str) -> Iterator[Diagnostic]:
    """Options that no manifest could give rightly, or whose default is not one of their values."""
    for name, rule in data.get("options", {}).items():
        if name in _COMMON_OPTIONS:
            message = f"the option {shown(name)} has the name of one that every target has"
            help = "give it another name"
            yield Diagnostic(BAD_TARGET, message, path, help, ("options", name), on_key=True)
        default = rule.get("default")
        pointer = ("options", name, "default")
        if default is None:
            continue
        if isinstance(default, bool) != (rule["type"] == "boolean"):
            wanted, given = ("true or false", "text")[:: 1 if rule["type"] == "boolean" else -1]
            message = f"the default of {shown(name)} should be {wanted}, not {given}"
            help = "write true or false, without quotes" if wanted != "text" else "put it in quotes"
            yield Diagnostic(BAD_TARGET, message, path, help, pointer)
        elif "enum" in rule and default not in rule["enum"]:
            message = (
                f"the default {shown(default)} is none of the values that {shown(name)} may have"
            )
            help = f"use one of: {', '.join(rule['enum'])}"
            yield Diagnostic(BAD_TARGET, message, path, help, pointer)


def _bad_conditions(data: Mapping[str, Any], path: str) -> Iterator[Diagnostic]:
    """Conditions for files that ask for what neither the catalogue nor the target has."""
    known = [*_CONDITIONS, *data.get("options", {})]
    for index, row in enumerate(data["files"]):
        asked = row.get("when")
        if asked is not None and asked not in known:
            near = get_close_matches(asked, known, 1)
            message = (
                f"{shown(asked)} is neither a part of the catalogue nor an option of this target"
            )
            help = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
            yield Diagnostic(BAD_TARGET, message, path, help, ("files", index, "when"))


def _idle_settings(data: Mapping[str, Any], path: str) -> Iterator[Diagnostic]:
    """Rows that speak of removed messages where no message is asked for."""
    for index, row in enumerate(data["files"]):
        if "removed" in row and row.get("each") != "message":
            message = "removed says nothing here, as the file is not one for each message"
            help = "add each: message, or take removed away"
            pointer = ("files", index, "removed")
            yield Diagnostic(BAD_TARGET, message, path, help, pointer, on_key=True)


def _missing_templates(
    data: Mapping[str, Any], templates: Mapping[str, str], path: str
) -> list[Diagnostic]:
    return [
        Diagnostic(
            TEMPLATE_MISSING,
            f"there is no template {row['template']} in this folder",
            path,
            help=f"the templates here: {', '.join(templates) or 'none'}",
            pointer=("files", index, "template"),
        )
        for index, row in enumerate(data["files"])
        if row["template"] not in templates
    ]


def _build(name: str, data: Mapping[str, Any], path: str, templates: dict[str, str]) -> Target:
    filters: dict[str, dict[str, Any]] = data.get("filters", {})
    names = data.get("identifiers")
    return Target(
        name=name,
        title=data["title"],
        path=path,
        files=tuple(
            OutputFile(
                row["path"],
                row["template"],
                row.get("each", ""),
                row.get("when", ""),
                index,
                row.get("removed", False),
            )
            for index, row in enumerate(data["files"])
        ),
        templates=templates,
        identifiers=names
        and IdentifierStyle(
            names["case"],
            tuple(names.get("initialisms", ())),
            frozenset(names.get("reserved", ())),
            names.get("pattern", ""),
        ),
        literals=_styles(filters, "literal", LiteralStyle),
        comments=_styles(filters, "comment", CommentStyle),
    )


def _styles(filters: dict[str, dict[str, Any]], kind: str, style: Any) -> dict[str, Any]:
    return {
        name: style(**{key: value for key, value in spec.items() if key != "kind"})
        for name, spec in filters.items()
        if spec["kind"] == kind
    }


def settings_schema(manifest: Schema, options: Mapping[str, Mapping[str, Any]]) -> Schema:
    """The schema of targets.<target> in the manifest: what all targets have, and its options."""
    common = manifest.definition["$defs"]["target"]["properties"]
    own = {
        name: {
            key: value
            for key, value in rule.items()
            if key not in ("required", "default", "suggest")
        }
        for name, rule in options.items()
    }
    return Schema(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$defs": manifest.definition["$defs"],
            "type": "object",
            "additionalProperties": False,
            "properties": {**own, **common},
            "required": [name for name, rule in options.items() if rule.get("required")],
        }
    )
