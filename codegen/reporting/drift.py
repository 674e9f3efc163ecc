"""Turns drift into findings and unified diffs, and what a run wrote into a summary."""

from difflib import unified_diff

from codegen.diagnostics import (
    DRIFT_EDITED,
    DRIFT_FOREIGN,
    DRIFT_MISSING,
    DRIFT_ORPHAN,
    DRIFT_STALE,
)
from codegen.model import Diagnostic, Drift
from codegen.model.characters import visible
from codegen.reporting.colour import Palette

_RULES = {
    "missing": DRIFT_MISSING,
    "stale": DRIFT_STALE,
    "edited": DRIFT_EDITED,
    "orphan": DRIFT_ORPHAN,
    "foreign": DRIFT_FOREIGN,
}

_MESSAGES = {
    "missing": "the file is missing",
    "stale": "the file is not what the catalogue renders to",
    "edited": "the file was edited by hand",
    "orphan": "the catalogue no longer renders to this file",
    "foreign": "a file that was not generated stands in the place of a generated one",
}

_HELP = "run codegen generate"
_HELPS = {
    "edited": "edit the catalogue or the templates instead, then run codegen generate",
    "foreign": "move it away or delete it, then run codegen generate",
}


def drift_finding(item: Drift) -> Diagnostic:
    """The finding for one file."""
    help = _HELPS.get(item.kind, _HELP)
    if item.kind == "orphan" and item.edited:
        help = "it was edited by hand, so it is not deleted by codegen generate: delete it"
    return Diagnostic(_RULES[item.kind], _MESSAGES[item.kind], f"generated/{item.path}", help)


def drift_diff(item: Drift, palette: Palette) -> str:
    """A unified diff from the file on disk to the rendered one; a word where one is not text."""
    return file_diff(f"generated/{item.path}", item.on_disk, item.rendered, palette)


def file_diff(path: str, on_disk: bytes | None, wanted: bytes | None, palette: Palette) -> str:
    """A unified diff between two states of a file; None where it is not there."""
    try:
        old, new = _lines(on_disk or b""), _lines(wanted or b"")
    except UnicodeDecodeError:
        return f"{path}: the file on disk is not UTF-8\n"
    before = "/dev/null" if on_disk is None else f"a/{path}"
    after = "/dev/null" if wanted is None else f"b/{path}"
    lines = []
    for line in unified_diff(old, new, before, after):
        text = visible(line.rstrip("\n")) if "\t" not in line else _tabs_kept(line.rstrip("\n"))
        lines.append(palette.paint(text, *_style(line)) + "\n")
        if not line.endswith("\n"):
            lines.append("\\ No newline at end of file\n")
    return "".join(lines)


def _lines(content: bytes) -> list[str]:
    """The lines with their line feeds; nothing else ends one, as for patch and git."""
    lines = content.decode("utf-8").split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _tabs_kept(line: str) -> str:
    return "\t".join(visible(part) for part in line.split("\t"))


def _style(line: str) -> tuple[str, ...]:
    if line.startswith(("---", "+++")):
        return ("bold",)
    if line.startswith("@@"):
        return ("cyan",)
    return ("green",) if line[0] == "+" else ("red",) if line[0] == "-" else ("dim",)


def summary_text(drift: list[Drift], *, total: int, dry: bool) -> str:
    """What a run changed, a line a file, and a count at the end."""
    verbs = {"missing": "add", "stale": "update", "edited": "restore", "orphan": "remove"}
    changed = [item for item in drift if not item.edited and item.kind in verbs]
    kept = [item for item in drift if item.edited]
    lines = [f"{verbs[item.kind]:>9}  generated/{item.path}\n" for item in changed]
    lines += [f"{'keep':>9}  generated/{item.path} (edited by hand)\n" for item in kept]
    if not changed:
        return "".join(lines) + f"up to date: {total} files\n"
    counts = []
    for kind, verb in verbs.items():
        number = sum(item.kind == kind for item in changed)
        if number:
            counts.append(f"{number} to {verb}" if dry else f"{number} {_PAST[verb]}")
    return "".join(lines) + f"{', '.join(counts)}; {total} files in all\n"


_PAST = {"add": "added", "update": "updated", "restore": "restored", "remove": "removed"}
