"""Turns rows of named cells into drafts, whatever table they come from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from codegen.diagnostics import IMPORT_LOST
from codegen.importing.codes import is_code
from codegen.importing.comments import deprecation, level_of
from codegen.importing.draft import Columns, Draft, Place, Section
from codegen.importing.notes import Notes
from codegen.importing.prose import plain
from codegen.model import RETRIES
from codegen.model.characters import shown

NAMES: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "message code", "error code", "codes", "id", "key", "value", "name"),
    "level": ("level", "severity", "log level", "loglevel", "type"),
    "summary": ("summary", "title", "short description"),
    "explanation": ("explanation", "details", "long description"),
    "text": ("text", "description", "decription", "meaning", "message", "comment", "note", "notes"),
    "remedy": ("remedy", "what to do", "action", "solution", "resolution", "fix"),
    "retry": ("retry",),
    "since": ("since", "version", "added in", "since version"),
    "deprecated": ("deprecated",),
    "see": ("see", "see also", "link", "links", "url"),
    "module": ("module", "component", "category", "group", "package"),
    "go": ("go", "go name", "go constant", "constant"),
    "ts": ("ts", "ts name", "typescript"),
    "python": ("python", "python name"),
}
"""What can be imported from a table, and the headings by which its column is known."""

_TARGETS = ("go", "ts", "python")


@dataclass(slots=True)
class Row:
    """A row of a table: its cells by the names of their columns, and where it stands."""

    cells: Mapping[str, str]
    place: Place


def chosen_columns(rows: list[Row], names: list[str], columns: Columns) -> dict[str, str]:
    """The column of each field that the table has, by what was asked for, by name, by content.

    Args:
        names: the columns in their order.
    """
    found = {field: name for field, name in columns.items() if name in names}
    free = [name for name in names if name not in found.values()]
    for field, known in NAMES.items():
        if field in columns:
            continue
        for word in known:
            match = next((name for name in free if _heading(name) == word), None)
            if match is not None:
                found[field] = match
                free.remove(match)
                break
    if "code" not in columns and not _is_of_codes(rows, found.get("code")):
        given = found.pop("code", None)
        best = next((name for name in names if _is_of_codes(rows, name)), None)
        if best is not None:
            found = {field: name for field, name in found.items() if name != best}
            found["code"] = best
        elif given is not None:
            found["code"] = given
    texts = {"summary", "explanation", "text"} & set(found)
    if texts == {"explanation"} and "explanation" not in columns:
        found["text"] = found.pop("explanation")
    rest = [name for name in names if name not in found.values()]
    if not texts and len(rest) == 1 and "code" in found:
        found["text"] = rest[0]
    return found


def _heading(name: str) -> str:
    return " ".join(re.sub(r"[_\-*`]+", " ", name.casefold()).split())


def _is_of_codes(rows: list[Row], name: str | None) -> bool:
    """Whether most cells of a column are codes."""
    cells = [plain(row.cells[name]).text for row in rows if row.cells.get(name)] if name else []
    return bool(cells) and 2 * sum(map(is_code, cells)) > len(cells)


def row_draft(row: Row, fields: Mapping[str, str], kind: str, section: Section) -> Draft:
    """The draft of a row.

    Args:
        fields: the column of each field.
    """
    told = {field: row.cells.get(name, "").strip() for field, name in fields.items()}
    draft = Draft(plain(told["code"]).text, kind, row.place, section, text=told.get("text", ""))
    if summary := told.get("summary"):
        draft.fields["summary"] = plain(summary).text if kind == "markdown" else summary
    for key in ("explanation", "remedy"):
        if told.get(key):
            draft.fields[key] = told[key]
    if told.get("since"):
        draft.fields["since"] = plain(told["since"]).text.removeprefix("v")
    draft.fields["see"] = re.findall(r"https?://[^\s<>()\"|;,]+", told.get("see", ""))
    for target in _TARGETS:
        if told.get(target):
            draft.names[target] = plain(told[target]).text.replace(",", " ").split()
    return draft


def settled(draft: Draft, told: Mapping[str, str], notes: Notes) -> None:
    """Adds the fields of a row that only some words are good for, and reports the others."""
    item = shown(draft.code)
    if level := told.get("level", "").strip():
        if word := level_of(plain(level).text):
            draft.fields["level"] = word
        else:
            said = f"the level {shown(level)} is none that a message may have"
            notes.gather(IMPORT_LOST, said, item, draft.place)
    if retry := plain(told.get("retry", "")).text.lower():
        if retry in RETRIES:
            draft.fields["retry"] = retry
        else:
            said = f"retry {shown(retry)} is none of automatic, never and sometimes"
            notes.gather(IMPORT_LOST, said, item, draft.place)
    if reason := told.get("deprecated", "").strip():
        if reason.lower() in ("true", "yes", "x", "1"):
            draft.fields["deprecated"] = {"reason": ""}
        elif reason.lower() not in ("false", "no", "0", "-"):
            draft.fields["deprecated"] = deprecation(plain(reason).text)


def table_drafts(
    rows: list[Row], names: list[str], columns: Columns, kind: str, section: Section, notes: Notes
) -> list[Draft] | None:
    """The drafts of a table; None where it has no column of codes.

    Columns that are not taken are reported.
    """
    fields = chosen_columns(rows, names, columns)
    if "code" not in fields:
        return None
    place = rows[0].place if rows else section.place
    for name in names:
        if name and name not in fields.values():
            said = f"the column {shown(name)} is not imported"
            help = f"--column FIELD={name} takes it; the fields are: {', '.join(NAMES)}"
            notes.tell(IMPORT_LOST, said, place._replace(column=0), help)
    drafts = []
    for row in rows:
        draft = row_draft(row, fields, kind, section)
        if not draft.code:
            notes.tell(IMPORT_LOST, "a row without a code", row.place)
            continue
        told: dict[str, Any] = {field: row.cells.get(name, "") for field, name in fields.items()}
        settled(draft, told, notes)
        if module := told.get("module", "").strip():
            draft.fields["\0module"] = plain(module).text
        drafts.append(draft)
    return drafts


def apart_by_module(drafts: list[Draft], section: Section) -> list[Section]:
    """Gives drafts whose rows name a module a section of it; the sections, in order."""
    named: dict[str, Section] = {}
    for draft in drafts:
        name = draft.fields.pop("\0module", "")
        if name:
            known = named.setdefault(name, Section(section.place, "", name, firm=True))
            draft.section = known
    rest = [section] if any(draft.section is section for draft in drafts) else []
    return [*named.values(), *rest]
