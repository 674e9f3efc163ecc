"""Turns pages of Markdown into drafts: tables of codes under headings."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.diagnostics import IMPORT_HEADING, IMPORT_LOST
from codegen.importing.columns import Row, apart_by_module, chosen_columns, table_drafts
from codegen.importing.draft import Columns, Extract, Place, Section, SourceText
from codegen.importing.notes import Notes
from codegen.importing.own import notice_of
from codegen.importing.own_page import read_page
from codegen.importing.prose import plain
from codegen.model import CodegenError
from codegen.model.characters import shown

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class Heading:
    """A heading and what stands under it up to the next one.

    Attributes:
        level: from 1; 0 for what stands before the first heading.
        tables: their rows and the names of their columns.
        prose: the lines of text before the first table, and after it, with its place.
    """

    level: int
    title: str
    place: Place
    tables: list[tuple[list[Row], list[str]]] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    after: list[Place] = field(default_factory=list)


def extract(sources: list[SourceText], columns: Columns, notes: Notes) -> Extract:
    """Reads pages one by one; a page of this tool is taken for what it is.

    Raises:
        CodegenError: the extra `import` is not installed.
    """
    result = Extract()
    for source in sources:
        tokens = _tokens(source)
        if notice_of(source):
            read_page(source, tokens, result, notes)
        else:
            _read(source, tokens, columns, result, notes)
    return result


def _tokens(source: SourceText) -> list["Token"]:
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise CodegenError(
            "codegen import markdown needs a parser that is not installed",
            "pip install 'message-codegen[import]'",
        ) from None
    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
    parser.disable("inline")  # what stands inside of blocks is read elsewhere
    return parser.parse(source.text)


def _read(
    source: SourceText, tokens: list["Token"], columns: Columns, result: Extract, notes: Notes
) -> None:
    headings = _headings(source, tokens)
    title = _title(headings, columns)
    if title is not None:
        headings.remove(title)
        result.facts.setdefault("title", title.title)
        for rows, _ in title.tables:
            place = rows[0].place if rows else title.place
            notes.tell(IMPORT_LOST, "a table without a column of codes", place, _COLUMN)
        if title.prose:
            result.facts.setdefault("introduction", "\n".join(title.prose).strip())
    first = len(result.sections)
    for heading, section in _sections(headings, result, notes, titled=title is not None):
        for rows, names in heading.tables:
            drafts = table_drafts(rows, names, columns, "markdown", section, notes)
            if drafts is None:
                place = heading.place if not rows else rows[0].place
                notes.tell(IMPORT_LOST, "a table without a column of codes", place, _COLUMN)
            else:
                result.drafts += drafts
                result.sections += [
                    item for item in apart_by_module(drafts, section) if item is not section
                ]
        for place in heading.after:
            said = "text behind a table is not imported"
            notes.gather(IMPORT_LOST, said, shown(heading.title), place)
    for section in result.sections[first:]:
        if not any(draft.section is section for draft in result.drafts):
            said = "the section has no codes"
            notes.gather(IMPORT_HEADING, said, shown(section.title), section.place, _EMPTY)


_COLUMN = "name its column with --column code=NAME"
_EMPTY = "a new catalogue has it as a module without messages"


def _headings(source: SourceText, tokens: list["Token"]) -> list[Heading]:
    """The headings of a page with what is under each, one without a title first."""
    found = [Heading(0, "", Place(source.path, 1))]
    position = 0
    while position < len(tokens):
        token = tokens[position]
        start, end = token.map or [0, 0]
        if token.type == "heading_open":
            place = Place(source.path, start + 1, 1, source.lines[start])
            text = plain(tokens[position + 1].content).text
            found.append(Heading(int(token.tag[1:]), text, place))
        elif token.type == "table_open":
            found[-1].tables.append(_table(source, tokens, position))
        elif token.level == 0 and token.map and token.type != "inline":
            if found[-1].tables:
                found[-1].after.append(Place(source.path, start + 1, 0, source.lines[start]))
            else:
                found[-1].prose += [*source.lines[start:end], ""]
        position = _behind(tokens, position)
    return found


def _behind(tokens: list["Token"], position: int) -> int:
    """The place of the token behind the block that starts somewhere."""
    opened = tokens[position]
    position += 1
    if opened.nesting == 1:
        while tokens[position].level != opened.level or tokens[position].nesting != -1:
            position += 1
        position += 1
    return position


def _table(source: SourceText, tokens: list["Token"], position: int) -> tuple[list[Row], list[str]]:
    names: list[str] = []
    rows: list[Row] = []
    cells: list[str] = []
    line = 0
    end = _behind(tokens, position)
    for token in tokens[position:end]:
        if token.type == "tr_open":
            cells, line = [], (token.map or [0])[0]
        elif token.type == "inline":
            cells.append(token.content)
        elif token.type == "tr_close" and not names:
            names = [plain(cell).text for cell in cells]
        elif token.type == "tr_close":
            place = Place(source.path, line + 1, 0, source.lines[line])
            rows.append(Row(dict(zip(names, cells, strict=False)), place))
    return rows, names


def _title(headings: list[Heading], columns: Columns) -> Heading | None:
    """The heading of the whole page: a first one, without a table of codes, above deeper ones."""
    real = [heading for heading in headings if heading.level]
    if len(real) < 2 or real[1].level <= real[0].level:
        return None
    tables = [chosen_columns(rows, names, columns) for rows, names in real[0].tables]
    return None if any("code" in table for table in tables) else real[0]


def _sections(
    headings: list[Heading],
    result: Extract,
    notes: Notes,
    *,
    titled: bool,
) -> list[tuple[Heading, Section]]:
    """The section that each heading belongs to; sections are added to the result in order."""
    inner = [heading.level for heading in headings if heading.level > int(titled)]
    level = min(inner, default=1)
    current: Section | None = None
    full = False
    found = []
    known: dict[str, Section] = {}
    for heading in headings:
        if not heading.level and not heading.tables:
            if heading.prose:
                result.facts.setdefault("introduction", "\n".join(heading.prose).strip())
            continue
        if current is None or heading.level == level or (heading.level < level and full):
            current, full = _section(heading, result, known, notes), False
        elif heading.level < level:
            said = f"the heading doubles {shown(current.title)}, which has no codes of its own"
            help = f"its codes are taken for those of {shown(current.title)}"
            item = shown(heading.title)
            notes.tell(IMPORT_HEADING, f"{item}: {said}", heading.place, help)
        elif heading.tables:
            said = f"the heading is not kept; its codes are those of {shown(current.title)}"
            notes.gather(IMPORT_HEADING, said, shown(heading.title), heading.place)
        full = full or bool(heading.tables)
        found.append((heading, current))
    return found


def _section(heading: Heading, result: Extract, known: dict[str, Section], notes: Notes) -> Section:
    section = known.get(heading.title)
    if section is not None:
        said = "the heading stands twice; both are taken for one section"
        notes.tell(IMPORT_HEADING, f"{shown(heading.title)}: {said}", heading.place)
        return section
    text = "\n".join(heading.prose).strip()
    section = Section(heading.place, "", heading.title, text, firm=bool(heading.title))
    known[heading.title] = section
    result.sections.append(section)
    return section
