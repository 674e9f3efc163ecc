"""Tells the full story of a message or a rule: as text for a terminal or Markdown for a ticket."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from codegen.model.catalogue import Catalogue, Message
from codegen.model.rule import Rule
from codegen.reporting.colour import LEVEL_STYLES, Palette
from codegen.reporting.columns import sealed, wrapped
from codegen.reporting.markdown import laid_out

_RETRIES = {
    "automatic": "automatic (the program tries again by itself)",
    "never": "never (the program does not try again)",
    "sometimes": "sometimes (the program may try again by itself)",
}

Names = Mapping[str, tuple[str, ...]]
"""The names of a message's constant under each target that has constants, aliases last."""


@dataclass(frozen=True, slots=True)
class Escape:
    """How text becomes Markdown that stays where it is put.

    Attributes:
        plain: for a plain text on one line.
        block: for an author's Markdown.
        link: for an address.
    """

    plain: Callable[[str], str]
    block: Callable[[str], str]
    link: Callable[[str], str]


def message_facts(message: Message, names: Names, catalogue: Catalogue) -> list[tuple[str, str]]:
    """What is said of a message in a word or two, under short labels."""
    titles = {module.name: module.title for module in catalogue.modules}
    title = titles.get(message.module, "")
    titled = f"{message.module} ({title})" if title not in ("", message.module) else message.module
    facts = [("level", message.level), ("module", titled)]
    for target, given in names.items():
        also = f", also {', '.join(given[1:])}" if given[1:] else ""
        facts.append((target, given[0] + also))
    facts += [("since", message.since), ("retry", _RETRIES.get(message.retry, ""))]
    if catalogue.docs_url:
        facts.append(("page", f"{catalogue.docs_url}#{message.code}"))
    return [(label, text) for label, text in facts if text]


def note_text(message: Message, catalogue: Catalogue) -> str:
    """Why a message is deprecated or removed, and what takes its place, as a plain sentence."""
    note = message.removed or message.deprecated
    if note is None:
        return ""
    what, when = ("Deprecated", "since") if message.removed is None else ("Removed", "in")
    said = [
        f"{what} {when} {note.since}: {note.reason}" if note.since else f"{what}: {note.reason}"
    ]
    said += _replacement(note.replaced_by, catalogue) if note.replaced_by else []
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in said)


def _replacement(code: str, catalogue: Catalogue) -> list[str]:
    summaries = {message.code: message.summary for message in catalogue.messages}
    return [f"{code} takes its place", *([summaries[code]] if code in summaries else [])]


def message_text(
    message: Message, names: Names, catalogue: Catalogue, palette: Palette, columns: int
) -> str:
    """A message for a terminal of so many columns."""
    lines = [palette.paint(sealed(message.code), "bold")]
    for label, text in message_facts(message, names, catalogue):
        shown = sealed(text)
        if label == "level":
            shown = palette.paint(shown, *LEVEL_STYLES[message.level])
        lines.append(f"  {palette.paint(f'{sealed(label):<8}', 'dim')} {shown}")
    lines += ["", *_indented(message.summary, columns)]
    if note := note_text(message, catalogue):
        lines += ["", *(palette.paint(line, "yellow") for line in _indented(note, columns))]
    for heading, text in (("Explanation", message.explanation), ("What to do", message.remedy)):
        lines += _section(heading, text, palette, columns)
    if message.see:
        lines += ["", palette.paint("See", "bold"), *(f"  {sealed(link)}" for link in message.see)]
    return "\n".join(lines) + "\n"


def rule_text(rule: Rule, palette: Palette, columns: int) -> str:
    """A rule for a terminal of so many columns, laid out as a message is."""
    lines = [palette.paint(sealed(rule.id), "bold")]
    for label, text in _rule_facts(rule):
        shown = palette.paint(text, *LEVEL_STYLES[text]) if label == "severity" else sealed(text)
        lines.append(f"  {palette.paint(f'{label:<8}', 'dim')} {shown}")
    lines += ["", *_indented(rule.summary, columns)]
    for heading, text in _rule_sections(rule):
        lines += _section(heading, text, palette, columns)
    return "\n".join(lines) + "\n"


def _rule_facts(rule: Rule) -> list[tuple[str, str]]:
    return [("severity", rule.severity), ("page", rule.page)]


def _rule_sections(rule: Rule) -> list[tuple[str, str]]:
    return [("Explanation", rule.explanation), ("What to do", rule.remedy)]


def _indented(text: str, columns: int) -> list[str]:
    return [f"  {line}" for line in wrapped(sealed(" ".join(text.split())), max(columns - 2, 20))]


def _section(heading: str, text: str, palette: Palette, columns: int) -> list[str]:
    if not text:
        return []
    body = laid_out(text, columns - 2, palette).split("\n")
    return ["", palette.paint(heading, "bold"), *(f"  {line}" if line else "" for line in body)]


def message_markdown(message: Message, names: Names, catalogue: Catalogue, escape: Escape) -> str:
    """A message as Markdown to paste into a ticket."""
    parts = [f"**{escape.plain(message.code)}**: {escape.plain(message.summary)}"]
    if note := note_text(message, catalogue):
        parts.append(escape.plain(note))
    facts = message_facts(message, names, catalogue)
    rows = [f"- {escape.plain(label)}: {escape.plain(text)}" for label, text in facts]
    parts.append("\n".join(rows))
    for heading, text in (("Explanation", message.explanation), ("What to do", message.remedy)):
        if text:
            parts.append(f"**{heading}**\n\n{escape.block(text)}")
    if message.see:
        parts.append("**See**\n\n" + "\n".join(f"- {escape.link(link)}" for link in message.see))
    return "\n\n".join(parts) + "\n"


def rule_markdown(rule: Rule, escape: Escape) -> str:
    """A rule as Markdown to paste into a ticket."""
    parts = [f"**{escape.plain(rule.id)}**: {escape.plain(rule.summary)}"]
    rows = [f"- {label}: {escape.plain(text)}" for label, text in _rule_facts(rule)]
    parts.append("\n".join(rows))
    for heading, text in _rule_sections(rule):
        parts.append(f"**{heading}**\n\n{escape.block(text)}")
    return "\n\n".join(parts) + "\n"
