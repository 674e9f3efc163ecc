"""Turns the JSON snapshot of a catalogue into drafts, as far as a snapshot holds it."""

import re
from typing import Any

from codegen.diagnostics import IMPORT_LOST
from codegen.importing.draft import Draft, Extract, Place, Section, SourceText
from codegen.importing.notes import Notes
from codegen.importing.own import tell_limits
from codegen.model.characters import shown

_TEXTS = "name title version introduction license author homepage repository docs_url".split()
_FIELDS = "level summary explanation remedy retry since deprecated removed see".split()


def is_snapshot(data: Any) -> bool:
    """Whether data looks like `generated/json/catalogue.json`."""
    return (
        isinstance(data, dict)
        and isinstance(data.get("modules"), list)
        and isinstance(data.get("messages"), dict)
        and isinstance(data.get("name"), str)
    )


def read_snapshot(source: SourceText, data: dict[str, Any], result: Extract, notes: Notes) -> None:
    """Takes modules and messages in the order of the documentation."""
    tell_limits(source, result, notes)
    result.facts |= {key: data[key] for key in _TEXTS if isinstance(data.get(key), str)}
    lines = _lines_of_codes(source)
    for item in data["modules"]:
        if not isinstance(item, dict):
            notes.tell(IMPORT_LOST, "a module is no object", Place(source.path))
            continue
        name, title, text = (item.get(key) for key in ("module", "title", "description"))
        section = Section(
            Place(source.path),
            name if isinstance(name, str) else "",
            title if isinstance(title, str) else "",
            text if isinstance(text, str) else "",
            firm=True,
        )
        result.sections.append(section)
        codes = item.get("codes")
        for code in codes if isinstance(codes, list) else ():
            fields = data["messages"].get(code) if isinstance(code, str) else None
            line = lines.get(str(code), 0)
            place = Place(source.path, line, 0, source.lines[line - 1] if line else "")
            if not isinstance(fields, dict):
                said = "it is listed, but not among the messages"
                notes.gather(IMPORT_LOST, said, shown(str(code)), place)
                continue
            kept = {key: fields[key] for key in _FIELDS if key in fields}
            result.drafts.append(Draft(code, "json", place, section, kept))


def _lines_of_codes(source: SourceText) -> dict[str, int]:
    found = {}
    for number, line in enumerate(source.lines, 1):
        if match := re.match(r'\s*"([A-Z][A-Z0-9_]*)": \{', line):
            found[match[1]] = number
    return found
