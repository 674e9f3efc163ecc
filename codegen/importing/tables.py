"""Turns CSV and JSON into drafts, and takes a snapshot of this tool for what it is."""

import csv
import io
import json
import re
from typing import Any

from codegen.diagnostics import IMPORT_CONFLICT, IMPORT_LOST, IMPORT_SYNTAX
from codegen.importing.columns import Row, apart_by_module, table_drafts
from codegen.importing.draft import Columns, Extract, Place, Section, SourceText
from codegen.importing.notes import Notes
from codegen.importing.snapshot import is_snapshot, read_snapshot
from codegen.model.characters import shown


def extract(sources: list[SourceText], columns: Columns, notes: Notes) -> Extract:
    """Reads tables one by one."""
    result = Extract()
    for source in sources:
        if source.kind == "csv":
            _add(result, source, _csv_rows(source, notes), columns, notes)
            continue
        data = _json(source, notes)
        if is_snapshot(data):
            read_snapshot(source, data, result, notes)
        elif data is not None:
            _add(result, source, _json_rows(source, data, notes), columns, notes)
    return result


def _add(
    result: Extract, source: SourceText, rows: list[Row], columns: Columns, notes: Notes
) -> None:
    if not rows:
        return
    section = Section(Place(source.path), source.name)
    names = list(dict.fromkeys(name for row in rows for name in row.cells))
    drafts = table_drafts(rows, names, columns, source.kind, section, notes)
    if drafts is None:
        said = "there is no column of codes"
        help = f"name it with --column code=NAME; there are: {', '.join(names[:10])}"
        notes.stop(IMPORT_SYNTAX, said, Place(source.path, 1, 0, source.lines[0]), help)
        return
    result.drafts += drafts
    result.sections += apart_by_module(drafts, section)


def _csv_rows(source: SourceText, notes: Notes) -> list[Row]:
    first = source.lines[0]
    delimiter = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    header: list[str] = []
    line = 1
    try:
        for cells in reader:
            start, line = line, reader.line_num + 1
            if not header:
                header = [cell.strip() for cell in cells]
            elif any(cells):
                place = Place(source.path, start, 1, source.lines[start - 1])
                rows.append(Row(dict(zip(header, cells, strict=False)), place))
                if len(cells) != len(header):
                    said = f"a row of {len(cells)} cells under {len(header)} headings"
                    notes.tell(IMPORT_LOST, said, place, "put cells with commas into quotes")
    except csv.Error as error:
        excerpt = source.lines[min(line, len(source.lines)) - 1]
        help = "a quoted cell ends with a quote and is followed by a comma or the end of the line"
        notes.stop(
            IMPORT_SYNTAX, f"this is not CSV: {error}", Place(source.path, line, 0, excerpt), help
        )
        return []
    if not rows and not header:
        notes.tell(IMPORT_LOST, "there is no message in this file", Place(source.path))
    return rows


def _json(source: SourceText, notes: Notes) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                said = f"the key {shown(key)} stands twice in one object; the first counts"
                notes.tell(IMPORT_CONFLICT, said, place_of(source, key))
            found.setdefault(key, value)
        return found

    try:
        return json.loads(source.text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        place = Place(source.path, error.lineno, error.colno, source.lines[error.lineno - 1])
        notes.stop(IMPORT_SYNTAX, f"this is not JSON: {error.msg}", place, "correct the file")
    except (ValueError, RecursionError):
        said = "this is not JSON that can be read: it is nested too deep, or a number is too long"
        notes.stop(IMPORT_SYNTAX, said, Place(source.path), "correct the file")
    return None


def place_of(source: SourceText, text: str) -> Place:
    """The first place of a JSON string."""
    start = source.text.find(json.dumps(text, ensure_ascii=False))
    if start < 0:
        return Place(source.path)
    line = source.text.count("\n", 0, start)
    column = start - (source.text.rfind("\n", 0, start) + 1) + 1
    return Place(source.path, line + 1, column, source.lines[line])


def _json_rows(source: SourceText, data: Any, notes: Notes) -> list[Row]:
    """The rows of a list of objects, or of an object with a code as each key."""
    places = _Places(source)
    data = _unwrapped(data)
    if isinstance(data, dict):
        data = [
            {"code": key, **(value if isinstance(value, dict) else {"text": value})}
            for key, value in data.items()
        ]
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        said = "messages are a list of objects, or an object with their codes as its keys"
        notes.stop(IMPORT_SYNTAX, said, Place(source.path, 1, 0, source.lines[0]), _HELP)
        return []
    rows = []
    for item in data:
        cells = {str(key): _cell(value) for key, value in item.items()}
        rows.append(Row(cells, places.next(cells)))
    if not rows:
        notes.tell(IMPORT_LOST, "there is no message in this file", Place(source.path))
    return rows


_HELP = "bring it into one of these forms, with jq for example"


def _unwrapped(data: Any) -> Any:
    """The list or object inside an object that holds nothing else of that kind."""
    if isinstance(data, dict):
        inner = [value for value in data.values() if isinstance(value, (list, dict))]
        if len(inner) == 1 and (isinstance(inner[0], list) or _is_table(inner[0])):
            wrapped = inner[0]
            if isinstance(wrapped, dict) or all(isinstance(item, dict) for item in wrapped):
                return wrapped
    return data


def _is_table(data: dict[str, Any]) -> bool:
    return len(data) > 1 and all(isinstance(value, dict) for value in data.values())


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " ".join(item for item in value if isinstance(item, str))
    return "" if value is None or value is False else json.dumps(value)


class _Places:
    """Finds the lines of strings, looking on from where the last one was."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self._lines: dict[str, list[int]] = {}
        for number, line in enumerate(source.lines, 1):
            for text in re.findall(r'"((?:[^"\\]|\\.)*)"', line):
                self._lines.setdefault(text, []).append(number)

    def next(self, cells: dict[str, str]) -> Place:
        """The place of a row: the first line that holds its code, or any of its texts."""
        for text in cells.values():
            lines = self._lines.get(text)
            if text and lines:
                line = lines.pop(0) if len(lines) > 1 else lines[0]
                excerpt = self.source.lines[line - 1]
                return Place(self.source.path, line, excerpt.find(f'"{text}"') + 1, excerpt)
        return Place(self.source.path)
