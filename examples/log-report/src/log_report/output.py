"""Turns the rows of a report into a table for people, or into JSON and CSV for programs."""

import csv
import io
import json
import re
from collections.abc import Sequence
from textwrap import indent

from containerssh_message_codes.details import Details

from log_report.rows import Row

_HEAD = ("COUNT", "LEVEL", "CODE", "SUMMARY")
_LONGEST_CODE = 60
_LEAST_SUMMARY = 10
_NOTHING = Row("", 0, -1, None)
_PLAIN = re.compile(r"[A-Za-z0-9_.:-]")


def shown(code: str) -> str:
    r"""Makes a code fit to be printed: what no code has is written as \x1b or \u202e, the rest cut.

    The result is plain ASCII but for the ellipsis, and is no formula to a spreadsheet.
    """
    pieces: list[str] = []
    room = _LONGEST_CODE
    for letter in code:
        plain = _PLAIN.match(letter) and (pieces or letter != "-")
        piece = letter if plain else _escaped(ord(letter))
        room -= len(piece)
        if room < 0:
            pieces.append("…")
            break
        pieces.append(piece)
    return "".join(pieces)


def _escaped(number: int) -> str:
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def table_text(rows: Sequence[Row], *, explain: bool, width: int | None) -> str:
    """Aligns rows in columns, and cuts the summaries where there is a width."""
    cells = [_HEAD, *map(_cells, rows)]
    number, level, code = (max(len(line[column]) for line in cells) for column in range(3))
    before = number + level + code + 6
    room = None if width is None else max(width - before, _LEAST_SUMMARY)

    def line(count: str, severity: str, name: str, summary: str) -> str:
        start = f"{count:>{number}}  {severity:<{level}}  {name:<{code}}"
        return f"{start}  {_cut(summary, room)}".rstrip() + "\n"

    lines = [line(*_HEAD)]
    told = False
    for row, texts in zip(rows, cells[1:], strict=True):
        if row.details is None and not told:
            lines.append("\nUNKNOWN CODES\n")
            told = True
        lines.append(line(*texts))
        if explain and row.details is not None:
            lines.append(_explained(row.details))
    return "".join(lines)


def _cells(row: Row) -> tuple[str, str, str, str]:
    code = shown(row.code) if row.code else "(all others)"
    return str(row.count), row.level or "-", code, _summary(row.details)


def _summary(details: Details | None) -> str:
    if details is None:
        return ""
    if details.deprecated is None:
        return details.summary
    instead = details.deprecated.replaced_by
    return f"[deprecated{f', use {instead}' if instead else ''}] {details.summary}"


def _cut(text: str, room: int | None) -> str:
    return text if room is None or len(text) <= room else text[: room - 1] + "…"


def _explained(details: Details) -> str:
    parts = [details.explanation]
    if details.remedy:
        parts.append(f"Remedy:\n{details.remedy}")
    if details.deprecated:
        parts.append(f"Deprecated: {details.deprecated.reason}")
    text = "\n\n".join(filter(None, parts))
    return indent(f"{text}\n", " " * 8) + "\n" if text else ""


def json_text(rows: Sequence[Row], *, explain: bool) -> str:
    """Writes a JSON object a line, in ASCII."""
    return "".join(f"{json.dumps(_fields(row, explain=explain))}\n" for row in rows)


def csv_text(rows: Sequence[Row], *, explain: bool) -> str:
    """Writes a line with the names of the fields, and one for each row, with its code as shown."""
    text = io.StringIO()
    names = _fields(_NOTHING, explain=explain)
    writer = csv.DictWriter(text, list(names), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        fields = _fields(row, explain=explain)
        fields["code"] = shown(row.code)
        for name in ("known", "deprecated"):
            fields[name] = json.dumps(fields[name])
        writer.writerow(fields)
    return text.getvalue()


def _fields(row: Row, *, explain: bool) -> dict[str, object]:
    details = row.details
    deprecated = details.deprecated if details else None
    fields: dict[str, object] = {
        "code": row.code or None,
        "count": row.count,
        "level": row.level,
        "known": details is not None,
        "module": details.module if details else None,
        "summary": details.summary if details else None,
        "deprecated": deprecated is not None,
        "replaced_by": (deprecated.replaced_by if deprecated else "") or None,
    }
    if explain:
        fields["explanation"] = details.explanation if details else None
        fields["remedy"] = details.remedy if details else None
    return fields
