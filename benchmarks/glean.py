"""Turns the made-up catalogue into the input of glean-parser: the same names and the same texts.

A code becomes a metric of the type `counter`, the plainest one that Glean has, with all that its
schema 2-0-0 requires. What the catalogue has and Glean has no field for stands in its description.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogues import Entry, modules

SCHEMA = "moz://mozilla.org/schemas/glean/metrics/2-0-0"
METRIC_TYPE = "counter"


def write_metrics(folder: Path, count: int) -> list[str]:
    """Writes `count` metrics, 100 in a file and a category, and returns the names of the files."""
    folder.mkdir(parents=True)
    names = []
    for category, entries in modules(count):
        names.append(f"{category}.yaml")
        (folder / names[-1]).write_text(_file_text(category, entries), encoding="utf-8")
    return names


def _file_text(category: str, entries: Iterable[Entry]) -> str:
    metrics = ("".join(f"{line}\n" for line in _metric_lines(entry)) for entry in entries)
    return f"$schema: {SCHEMA}\n\n{category}:\n" + "\n".join(metrics)


def _metric_lines(entry: Entry) -> Iterator[str]:
    name = entry.code.lower().removeprefix(f"{entry.module}_")
    parts = [entry.summary, entry.explanation, entry.remedy, entry.deprecated]
    description = "\n\n".join(part for part in parts if part)
    yield f"  {name}:"
    yield f"    type: {METRIC_TYPE}"
    yield "    description: |"
    yield from (f"      {line}".rstrip() for line in description.split("\n"))
    yield from ("    bugs:", f"      - {entry.link or 'https://example.org/bugs/1'}")
    yield from ("    data_reviews:", "      - https://example.org/reviews/1")
    yield from ("    notification_emails:", "      - codes@example.org")
    yield "    expires: never"
