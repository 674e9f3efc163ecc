"""Turns the paths of target.yaml into paths below generated/ that are safe on any system."""

import re
from collections.abc import Iterator, Mapping, Sequence

from codegen.diagnostics import OUTPUT_PATH
from codegen.model import Diagnostic, Each, OutputFile, Target
from codegen.model.characters import shown

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SEGMENT = re.compile(r"[A-Za-z0-9_.-]*[A-Za-z0-9_-]", re.ASCII)
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")


_PLAIN_NAMES = "a path is names of letters, digits, _, - and . joined by /; none ends with a dot"


_APART: Mapping[Each, str] = {
    "": "give each file a path of its own",
    "module": "give each file a path of its own, with {module} in it",
    "message": "give each file a path of its own, with {code} or {slug} in it",
}


_OF_EACH = {
    "module": "add each: module, or each: message",
    "code": "add each: message",
    "slug": "add each: message",
}
"""What helps where a placeholder is known, but not in this row."""


class PathError(ValueError):
    """A path that a file cannot have; the message says why, `help` what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


def output_path(target: str, pattern: str, words: Mapping[str, str | None]) -> str:
    """Fills the placeholders of a path of target.yaml and puts it below the target's folder.

    {package} is the value of that name, {package|folders} the same with its dots as slashes.

    Args:
        words: the value of each placeholder; None for an option that is not given.

    Raises:
        PathError: a placeholder is unknown, or the path is not one of plain file names.
    """

    def filled(match: re.Match[str]) -> str:
        name, bar, form = match[1].partition("|")
        if name not in words or (bar and form != "folders"):
            message = f"the path {shown(pattern)} has the unknown placeholder {{{match[1]}}}"
            raise PathError(message, _OF_EACH.get(name, ""))
        word = words[name]
        if word is None:
            message = f"the path {shown(pattern)} needs the option {name}, which is not given"
            raise PathError(message, "make the option required, or give it a default")
        return word.replace(".", "/") if bar else word

    path = _PLACEHOLDER.sub(filled, pattern)
    for segment in path.split("/"):
        if not _SEGMENT.fullmatch(segment) or len(segment) > 150:
            raise PathError(f"the path {shown(path)} is not one of plain file names", _PLAIN_NAMES)
        if _DEVICES.match(segment):
            raise PathError(f"the path {shown(path)} has a name that Windows reserves")
    return f"{target}/{path}"


def path_findings(target: Target, paths: Sequence[tuple[str, OutputFile]]) -> Iterator[Diagnostic]:
    """Finds paths that two files claim, also where only a case-blind file system says so."""
    owners: dict[str, str] = {}
    for path, row in paths:
        if path.lower() in owners:
            yield _clash(target, row, f"two files claim the path {shown(path)}")
        owners.setdefault(path.lower(), path)
    for path, row in paths:
        folder = path.lower()
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            if folder in owners:
                yield _clash(target, row, f"{shown(owners[folder])} is a file and a folder")


def _clash(target: Target, row: OutputFile, message: str) -> Diagnostic:
    return Diagnostic(
        OUTPUT_PATH,
        message,
        target.path,
        help=_APART[row.each],
        pointer=("files", row.index, "path"),
    )
