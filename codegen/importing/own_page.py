"""Turns a documentation page of this tool back into drafts."""

import re
from typing import TYPE_CHECKING, Any

from codegen.diagnostics import IMPORT_LOST
from codegen.importing.draft import Draft, Extract, Place, Section, SourceText
from codegen.importing.notes import Notes
from codegen.importing.own import notice_of, tell_limits
from codegen.importing.unmarked import block_text, plain_text
from codegen.model.characters import shown

if TYPE_CHECKING:
    from markdown_it.token import Token

_CODE = re.compile(r'<a id="([A-Z][A-Z0-9_]*)"></a>\1')
_NOTE = re.compile(
    r"\*\*(Removed|Deprecated)\*\*(?: since ([^:]+))?: (.*?)"
    r"(?: It is replaced by \[`([A-Z][A-Z0-9_]*)`\]\(#\4\)\.)?"
)
_RETRIES = {
    "the program tries again by itself.": "automatic",
    "the program does not try again.": "never",
    "the program tries again where the cause may pass.": "sometimes",
}
_NONE = "No codes are listed for this module yet."


def read_page(source: SourceText, tokens: list["Token"], result: Extract, notes: Notes) -> None:
    """Reads the headings and what stands between them, line by line."""
    result.facts.setdefault("name", notice_of(source))
    tell_limits(source, result, notes)
    section: Section | None = None
    for level, title, start, lines in _parts(source, tokens):
        place = Place(source.path, start, 1, source.lines[start - 1])
        code = _CODE.fullmatch(title)
        if code and section is not None:
            result.drafts.append(_draft(code[1], place, section, lines, notes))
        elif level == 1:
            result.facts.setdefault("title", plain_text(title))
            if text := block_text(lines):
                result.facts.setdefault("introduction", text)
        else:
            end = next(
                (
                    index
                    for index, line in enumerate(lines)
                    if line in ("| Code | Level | Summary |", _NONE)
                ),
                len(lines),
            )
            text = block_text(lines[:end])
            section = Section(place, "", plain_text(title), text, firm=True)
            result.sections.append(section)


def _parts(source: SourceText, tokens: list["Token"]) -> list[tuple[int, str, int, list[str]]]:
    """Each heading: its level, its source, its line from 1, and the lines up to the next one."""
    found = []
    starts = [
        (int(token.tag[1:]), tokens[index + 1].content, (token.map or [0])[0])
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.markup.startswith("#")
    ]
    for index, (level, title, start) in enumerate(starts):
        end = starts[index + 1][2] if index + 1 < len(starts) else len(source.lines)
        found.append((level, title, start + 1, source.lines[start + 1 : end]))
    return found


def _draft(code: str, place: Place, section: Section, lines: list[str], notes: Notes) -> Draft:
    fields: dict[str, Any] = {}
    rest = [*lines, ""]
    head = _until(rest, lambda line: line.startswith("- Level: "))
    _read_head(code, place, head, fields, notes)
    body = rest[len(head) :]
    facts = _until(body, lambda line: not line)
    for line in facts:
        key, _, value = line.removeprefix("- ").partition(": ")
        if key in ("Level", "Since"):
            fields[key.lower()] = plain_text(value)
        elif key == "Retry" and value in _RETRIES:
            fields["retry"] = _RETRIES[value]
        else:
            said = f"{shown(line)} is not as this tool writes it"
            notes.gather(IMPORT_LOST, said, code, place)
    texts, links = _see(body[len(facts) :])
    explanation = _until(texts, lambda line: line == "**What to do:**")
    remedy = texts[len(explanation) + 1 :]
    for key, block in (("explanation", explanation), ("remedy", remedy)):
        if text := block_text(block):
            fields[key] = text
    if links:
        fields["see"] = links
    return Draft(code, "markdown", place, section, fields)


def _read_head(
    code: str, place: Place, head: list[str], fields: dict[str, Any], notes: Notes
) -> None:
    """Takes summary, deprecation and removal from the lines below a code."""
    words = [line for line in head if line]
    if words:
        fields["summary"] = plain_text(words[0])
    for line in words[1:]:
        if note := _NOTE.fullmatch(line):
            given = {"reason": plain_text(note[3])}
            given |= {"since": plain_text(note[2])} if note[2] else {}
            given |= {"replaced_by": note[4]} if note[4] else {}
            fields["removed" if note[1] == "Removed" else "deprecated"] = given
        else:
            notes.gather(IMPORT_LOST, "a line is not as this tool writes it", code, place)


def _until(lines: list[str], ends: Any) -> list[str]:
    """The lines before the first one that ends them."""
    end = next((index for index, line in enumerate(lines) if ends(line)), len(lines))
    return lines[:end]


def _see(lines: list[str]) -> tuple[list[str], list[str]]:
    """Parts the links at the end from what is before them."""
    stripped = "\n".join(lines).strip("\n").split("\n")
    last = len(stripped)
    while last and stripped[last - 1].startswith("- "):
        last -= 1
    if last < 2 or stripped[last - 2 : last] != ["See also:", ""]:
        return stripped, []
    links = [line.removeprefix("- ") for line in stripped[last:]]
    return stripped[: last - 2], [
        link[1:-1] if link.startswith("<") else plain_text(link) for link in links
    ]
