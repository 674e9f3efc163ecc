"""Turns a number into a made-up catalogue of so many codes, the same one every time.

The texts are as long as those of catalogue/modules/docker.yaml: a summary of some 60 characters,
an explanation of two or three sentences and, where something failed, a remedy of some 300. One
code in ten is deprecated, one in eight has a link, one in ten a Go name of its own.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice, product
from pathlib import Path

_AREAS = (
    "access billing cluster delivery gateway identity index invoice journal ledger mail network"
    " order payment policy queue report storage tenant webhook"
).split()
_PARTS = (
    "agent backend cache client config exporter importer listener monitor pool proxy scheduler"
    " store sync worker"
).split()
_THINGS = (
    "certificate channel connection credential handshake lease record request snapshot volume"
).split()


@dataclass(frozen=True, slots=True)
class _Event:
    """What can happen to a thing: the end of the code, the level, the summary."""

    name: str
    level: str
    summary: str
    failed: bool = True


_EVENTS = (
    _Event("CREATE", "debug", "The {part} of {area} is creating a new {thing}.", failed=False),
    _Event("CREATE_FAILED", "error", "The {part} of {area} could not create the {thing}."),
    _Event("CLOSE", "info", "The {thing} is no longer needed and is being closed.", failed=False),
    _Event("CLOSE_FAILED", "debug", "A {thing} of the {area} {part} was not closed properly."),
    _Event("LOOKUP_FAILED", "warning", "The {part} of {area} asked for a {thing} in vain."),
    _Event("REFUSED", "error", "The other side has refused the {thing} of the {area} {part}."),
    _Event("RENEWED", "notice", "A {thing} was about to end and has been renewed.", failed=False),
    _Event("TIMEOUT", "warning", "The {thing} was not ready in the time that {area} allows it."),
    _Event("UNAVAILABLE", "critical", "There is no {thing} left that the {area} {part} can use."),
    _Event("INVALID", "error", "The {part} received a {thing} that makes no sense to {area}."),
)

_OPENINGS = (
    "The {part} needs a {thing} before it can serve anybody.",
    "Every job of `{area}.{part}` begins with a {thing} of its own.",
    "A {thing} belongs to one user and is never shared with others.",
    "This happens whenever the {area} {part} is started or its settings are read again.",
    "The {thing} passed all earlier checks, so the cause is on the far side.",
)
_MIDDLES = (
    "Work that was under way goes on; new work waits until the next attempt has been made.",
    "The log message quotes what the other side had to say about it.",
    "As a rule the cause passes by itself, and users notice no more than a short delay.",
    "The user's session ends, and the client shows a message of its own.",
    "The setting `{area}.{part}.limit` decides how many of them there may be at one time.",
)
_CLOSINGS = (
    "",
    "",
    "Nothing is lost, because the {part} keeps a copy until it has an answer.",
    "Until then `{area}` answers with what it knew last.",
    "Clients of older versions may report this twice.",
)
_STEPS = (
    "Read the reason in the log message; it names the {thing} that is meant.",
    "Check that `{area}.{part}.address` can be reached from the machine that runs the {part}.",
    "Compare the clock of the machine with that of the other side.",
    "If many users are affected, look for a full disk or a lack of memory first.",
    "Raise `{area}.{part}.timeout` where the {thing} is only slow.",
    "Restart the {part} once nobody is at work; a {thing} is then made from scratch.",
)
_REASONS = (
    "The {part} reports the cause itself since it was rewritten.",
    "Two codes said the same of a {thing}, and this one was hardly ever logged.",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One made-up code. A text that it does not have is empty."""

    module: str
    code: str
    level: str
    summary: str
    explanation: str
    remedy: str
    retry: str
    deprecated: str
    link: str
    go_name: str


def modules(count: int) -> Iterator[tuple[str, list[Entry]]]:
    """Makes modules of 100 codes each; the first 300 codes of 3,000 are the same as 300.

    Raises:
        ValueError: there are not enough words for so many.
    """
    most = len(_AREAS) * len(_PARTS) * len(_THINGS) * len(_EVENTS)
    if count > most:
        raise ValueError(f"{most:,} codes are the most, not {count:,}")
    words = enumerate(islice(product(_AREAS, _PARTS, _THINGS, _EVENTS), count))
    entries = (_entry(random.Random(number), *chosen) for number, chosen in words)
    for name, group in groupby(entries, lambda entry: entry.module):
        yield name, list(group)


def _entry(chance: random.Random, area: str, part: str, thing: str, event: _Event) -> Entry:
    def said(pattern: str) -> str:
        return pattern.format(area=area, part=part, thing=thing)

    code = f"{area}_{part}_{thing}_{event.name}".upper()
    sentences = [said(chance.choice(pool)) for pool in (_OPENINGS, _MIDDLES, _CLOSINGS)]
    return Entry(
        module=f"{area}_{part}",
        code=code,
        level=event.level,
        summary=said(event.summary),
        explanation=_filled(" ".join(sentences)),
        remedy=_remedy(chance, [said(step) for step in _STEPS]) if event.failed else "",
        retry=chance.choice(["automatic", "never", "sometimes"]) if _one_in(8, chance) else "",
        deprecated=said(chance.choice(_REASONS)) if _one_in(10, chance) else "",
        link=f"https://example.org/{area}/{part}#{thing}" if _one_in(8, chance) else "",
        go_name="E" + code.title().replace("_", "") if _one_in(10, chance) else "",
    )


def _one_in(number: int, chance: random.Random) -> bool:
    return chance.randrange(number) == 0


def _remedy(chance: random.Random, steps: list[str]) -> str:
    """Two remedies in three are a list, the others a paragraph."""
    chosen = chance.sample(steps, 4)
    if _one_in(3, chance):
        return _filled(" ".join(chosen))
    return "\n".join(_filled(step, f"{number}. ") for number, step in enumerate(chosen, 1))


def _filled(text: str, lead: str = "") -> str:
    """Breaks a text into lines of at most 92 characters, the later ones indented like the first."""
    lines, line = [], lead
    for word in text.split():
        if len(line) + len(word) > 92:
            lines.append(line.rstrip())
            line = " " * len(lead)
        line += word + " "
    return "\n".join([*lines, line.rstrip()])


def write_catalogue(root: Path, count: int) -> None:
    """Writes a project with all five targets and `count` codes, 100 in a module's file."""
    folder = root / "catalogue" / "modules"
    folder.mkdir(parents=True)
    names = []
    for name, entries in modules(count):
        names.append(name)
        (folder / f"{name}.yaml").write_text(_module_text(name, entries), encoding="utf-8")
    (root / "catalogue" / "catalogue.yaml").write_text(_manifest_text(names), encoding="utf-8")


def _manifest_text(names: Iterable[str]) -> str:
    listed = "".join(f"  - {name}\n" for name in names)
    return (
        "name: made-up\n"
        "title: Made-up message codes\n"
        "introduction: These codes mean nothing; they are here to be counted.\n"
        'version: "1.0.0"\n'
        "license: Apache-2.0\n"
        f"modules:\n{listed}"
        "targets:\n"
        "  go: {module: example.org/codes, package: codes}\n"
        '  ts: {package: "@example/codes"}\n'
        "  python: {distribution: example-codes, package: example_codes}\n"
        "  docs: {}\n"
        "  json: {}\n"
    )


def _module_text(name: str, entries: Iterable[Entry]) -> str:
    title = name.replace("_", " ")
    head = f"module: {name}\ntitle: {title.capitalize()}\ndescription: What the {title} logs.\n"
    messages = ("".join(f"{line}\n" for line in _message_lines(entry)) for entry in entries)
    return f"{head}messages:\n" + "\n".join(messages)


def _message_lines(entry: Entry) -> Iterator[str]:
    yield f"  {entry.code}:"
    yield f"    level: {entry.level}"
    yield f"    summary: {entry.summary}"
    yield from _block("explanation", entry.explanation)
    if entry.remedy:
        yield from _block("remedy", entry.remedy)
    if entry.retry:
        yield f"    retry: {entry.retry}"
    if entry.deprecated:
        yield from ("    deprecated:", '      since: "0.9.0"', f"      reason: {entry.deprecated}")
    if entry.go_name:
        yield from ("    names:", f"      go: {entry.go_name}")
    if entry.link:
        yield from ("    see:", f"      - {entry.link}")


def _block(key: str, text: str) -> Iterator[str]:
    yield f"    {key}: |"
    yield from (f"      {line}" for line in text.split("\n"))
