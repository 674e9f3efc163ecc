"""Turns folders of templates into targets, and their options into the schema of the settings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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

MAX_TEMPLATES = 200


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
        if base is None:
            continue
        folders = sorted(path.parent for path in base.glob("*/target.yaml"))
        if base is extra and not folders:
            raise CodegenError(
                f"{workspace.shown(base)}: no target in this folder",
                "a target is a folder in it that holds a target.yaml",
            )
        found.update((folder.name, folder) for folder in folders)
    return found


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
    if len(reader.findings) > before:
        return None
    return LoadedTarget(_build(folder.name, data, path, templates), data.get("options", {}))


def _read_templates(folder: Path, reader: Reader) -> dict[str, str]:
    templates: dict[str, str] = {}
    for path in sorted(folder.glob("*.j2"))[:MAX_TEMPLATES]:
        source = read_source(path, reader.workspace.shown(path))
        if isinstance(source, Diagnostic):
            reader.findings.append(source)
        else:
            templates[path.name] = source.text
    return templates


def _bad_patterns(data: Mapping[str, Any], path: str) -> Iterator[Diagnostic]:
    """The regular expressions of a target that are none."""
    rows = [("filters", name, "guard") for name in data.get("filters", {})]
    rows += [("options", name, "pattern") for name in data.get("options", {})]
    for group, name, key in rows:
        try:
            re.compile(data[group][name].get(key, ""))
        except re.error as error:
            message = f"this is not a regular expression: {error.msg}"
            yield Diagnostic("bad-value", message, path, pointer=(group, name, key))


def _missing_templates(
    data: Mapping[str, Any], templates: Mapping[str, str], path: str
) -> list[Diagnostic]:
    return [
        Diagnostic(
            "template-missing",
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
            OutputFile(row["path"], row["template"], "each" in row, row.get("when", ""), index)
            for index, row in enumerate(data["files"])
        ),
        templates=templates,
        identifiers=names
        and IdentifierStyle(
            names["case"],
            tuple(names.get("initialisms", ())),
            frozenset(names.get("reserved", ())),
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
        name: {key: value for key, value in rule.items() if key not in ("required", "default")}
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
