"""Turns messages and rules into JSON, each message in the shape of the snapshot."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from codegen.model.catalogue import Deprecation, Message, Removal
from codegen.model.rule import Rule


def message_data(message: Message) -> dict[str, Any]:
    """A message as templates/json has it, after its code; what is not given is left out."""
    data = {
        "code": message.code,
        "module": message.module,
        "level": message.level,
        "explanation": message.explanation,
        "remedy": message.remedy,
        "retry": message.retry,
        "since": message.since,
        "deprecated": _note(message.deprecated),
        "removed": _note(message.removed),
        "see": list(message.see),
        "summary": message.summary,
    }
    return {key: value for key, value in data.items() if value}


def _note(note: Deprecation | Removal | None) -> dict[str, str]:
    if note is None:
        return {}
    data = {"since": note.since, "replaced_by": note.replaced_by, "reason": note.reason}
    return {key: value for key, value in data.items() if value}


def rule_data(rule: Rule) -> dict[str, str]:
    """A rule under the key `rule`, with whatever else its row says."""
    row = asdict(rule)
    return {"rule": row.pop("id"), **{key: text for key, text in row.items() if text}}


def as_json(data: Any) -> str:
    """Indented JSON in printable ASCII, with a line feed at its end."""
    return json.dumps(data, indent=2).replace("\x7f", "\\u007f") + "\n"


def messages_json(messages: Iterable[Message]) -> str:
    """An array of messages."""
    return as_json([message_data(message) for message in messages])
