"""Turns valid data into the model; what is wrong has been found before, and is left out."""

from collections.abc import Iterable, Mapping
from typing import Any

from codegen.diagnostics import FORBIDDEN_CHARACTER, YAML_LIMIT, YAML_SYNTAX
from codegen.model import (
    Allowance,
    Deprecation,
    Diagnostic,
    LintSettings,
    Message,
    Module,
    Removal,
    Suppression,
    TargetSettings,
)


def build_module(
    data: Mapping[str, Any], path: str, name: str, findings: Iterable[Diagnostic]
) -> Module:
    """Makes a module of a file's data, leaving out each message that has a finding.

    A file with findings is built as far as it goes so that what other engines find in the rest
    can be told in the same run.
    """
    unfit: set[object] = set()
    for finding in findings:
        if finding.rule == FORBIDDEN_CHARACTER:
            continue
        pointer = finding.pointer
        if pointer is None or finding.rule in (YAML_SYNTAX, YAML_LIMIT):
            return Module(name, name, path, ())
        unfit.add(pointer[1] if len(pointer) > 1 and pointer[0] == "messages" else pointer[:1])
    if ("messages",) in unfit or (() in unfit and not isinstance(data.get("messages"), dict)):
        return Module(name, name, path, ())
    messages = tuple(
        _message(code, fields, name, path)
        for code, fields in data["messages"].items()
        if code not in unfit
    )
    if unfit:
        return Module(name, name, path, messages)
    return Module(
        name,
        data["title"],
        path,
        messages,
        _text(data, "description"),
        tuple(data.get("prefixes", (name.upper(),))),
        _suppressions(data),
    )


def _message(code: str, fields: Mapping[str, Any], module: str, path: str) -> Message:
    get = fields.get
    deprecated, removed = get("deprecated"), get("removed")
    return Message(
        code,
        module,
        path,
        fields["level"],
        fields["summary"],
        _text(fields, "explanation"),
        _text(fields, "remedy"),
        get("retry", ""),
        get("since", ""),
        Deprecation(**deprecated) if deprecated else None,
        Removal(**removed) if removed else None,
        get("names", {}),
        {target: tuple(names) for target, names in get("aliases", {}).items()},
        tuple(get("see", ())),
        _suppressions(fields),
    )


def _suppressions(fields: Mapping[str, Any]) -> tuple[Suppression, ...]:
    """The exceptions of a message or a module; most have none."""
    return tuple(Suppression(**item) for item in fields.get("suppress", ()))


def _text(fields: Mapping[str, Any], key: str) -> str:
    """A Markdown text without the line feeds that a block scalar leaves at its end."""
    text: str = fields.get(key, "")
    return text.rstrip("\n")


def build_settings(
    target: str,
    data: Mapping[str, Any],
    version: str,
    options: Mapping[str, Mapping[str, Any]],
) -> TargetSettings:
    """Makes the settings of a target of what the manifest says, and the defaults of target.yaml."""
    values = {name: data.get(name, rule.get("default")) for name, rule in options.items()}
    return TargetSettings(
        target,
        data.get("version", version),
        data.get("prefixes", {}),
        values,
        tuple(data.get("initialisms", ())),
    )


def build_lint(data: Mapping[str, Any]) -> LintSettings:
    """Makes the settings of `lint` of a valid manifest, with defaults for all that is left out."""
    lint = data.get("lint", {})
    summary, code, default = lint.get("summary", {}), lint.get("code", {}), LintSettings()
    return LintSettings(
        rules=lint.get("rules", {}),
        summary_length=summary.get("max_length", default.summary_length),
        summary_end=summary.get("ends_with", default.summary_end),
        spelling=tuple(lint.get("spelling", ())),
        code_length=code.get("max_length", default.code_length),
        code_words=code.get("max_words", default.code_words),
    )


def build_allowed(data: Mapping[str, Any]) -> tuple[Allowance, ...]:
    """The breaking changes that a valid manifest allows."""
    return tuple(Allowance(**item) for item in data.get("breaking", {}).get("allow", ()))
