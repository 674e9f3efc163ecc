"""A project of two modules and two targets of its own, small enough to know every byte of it."""

import io
import os
import stat
from collections.abc import Iterable
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from codegen.cli import main

SOURCES = {
    "catalogue/catalogue.yaml": """\
name: demo
title: Demo codes
version: "1.0.0"
license_file: LICENSE
modules:
  - alpha
  - beta
targets:
  lists: {}
  page: {}
""",
    "catalogue/modules/alpha.yaml": """\
module: alpha
title: Alpha
messages:
  ALPHA_ONE:
    level: info
    summary: The first.
  ALPHA_TWO:
    level: error
    summary: The second.
""",
    "catalogue/modules/beta.yaml": """\
module: beta
title: Beta
messages:
  BETA_ONE:
    level: info
    summary: The third.
""",
    "LICENSE": "Do as you please.\n",
    "templates/lists/target.yaml": """\
title: lists of codes
files:
  - path: all.txt
    template: all.txt.j2
  - path: "{module}/codes.txt"
    template: codes.txt.j2
    each: module
""",
    "templates/lists/all.txt.j2": """\
{% for m in catalogue.messages %}
{{ m.code }}
{% endfor %}
""",
    "templates/lists/codes.txt.j2": """\
{% for m in module.messages %}
{{ m.code }}: {{ m.summary | lines }}
{% endfor %}
""",
    "templates/page/target.yaml": """\
title: page
files:
  - path: page.md
    template: page.md.j2
  - path: LICENSE
    template: LICENSE.j2
    when: license_text
""",
    "templates/page/page.md.j2": """\
# {{ catalogue.title | md }}

{% for m in catalogue.messages %}
- {{ m.code }}
{% endfor %}
""",
    "templates/page/LICENSE.j2": "{{ catalogue.license_text | lines }}\n",
}

RENDERED = {
    "lists/all.txt": b"ALPHA_ONE\nALPHA_TWO\nBETA_ONE\n",
    "lists/alpha/codes.txt": b"ALPHA_ONE: The first.\nALPHA_TWO: The second.\n",
    "lists/beta/codes.txt": b"BETA_ONE: The third.\n",
    "page/LICENSE": b"Do as you please.\n",
    "page/page.md": b"# Demo codes\n\n- ALPHA_ONE\n- ALPHA_TWO\n- BETA_ONE\n",
}

LONG_AGO = 1_000_000_000 * 10**9
"""A time, in nanoseconds, that no file written by a test has."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the command line left behind: its exit code and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder."""

    root: Path

    @property
    def generated(self) -> Path:
        return self.root / "generated"

    @property
    def alpha(self) -> Path:
        return self.root / "catalogue/modules/alpha.yaml"

    @property
    def beta(self) -> Path:
        return self.root / "catalogue/modules/beta.yaml"

    @property
    def manifest(self) -> Path:
        return self.root / "catalogue/catalogue.yaml"

    @property
    def sums(self) -> Path:
        return self.generated / "SHA256SUMS"

    @property
    def stamp(self) -> Path:
        return self.root / ".codegen_cache/generate.json"

    def run(self, *arguments: str) -> Outcome:
        """Runs the command line in the project's folder, within this process."""
        out, err = io.StringIO(), io.StringIO()
        with chdir(self.root), redirect_stdout(out), redirect_stderr(err):
            code = main(list(arguments))
        return Outcome(code, out.getvalue(), err.getvalue())

    def generate(self, *arguments: str) -> Outcome:
        """Runs generate, which is expected to go well."""
        outcome = self.run("generate", *arguments)
        assert (outcome.code, outcome.err) == (0, ""), outcome
        return outcome

    def edit(self, path: Path | str, old: str, new: str) -> None:
        """Replaces a text that stands in a file of the project once."""
        place = self.root / path
        text = place.read_text(encoding="utf-8")
        assert text.count(old) == 1
        place.write_text(text.replace(old, new), encoding="utf-8")

    def drop_beta(self) -> None:
        """Takes the module beta out of the catalogue."""
        self.edit(self.manifest, "  - beta\n", "")
        self.beta.unlink()

    def drop_page(self) -> None:
        """Takes the target page out of the manifest."""
        self.edit(self.manifest, "  page: {}\n", "")

    def age(self) -> None:
        """Gives every file and folder below generated/ an old time, so that any write shows."""
        for path in [self.generated, *self.generated.rglob("*")]:
            os.utime(path, ns=(LONG_AGO, LONG_AGO), follow_symlinks=False)

    def written(self) -> set[str]:
        """The files that were written since they were aged, SHA256SUMS left out."""
        return {
            path.relative_to(self.generated).as_posix()
            for path in self.generated.rglob("*")
            if path.is_file() and path.stat().st_mtime_ns != LONG_AGO and path != self.sums
        }


def make_project(root: Path) -> Project:
    """Puts the small project into a folder."""
    for path, text in SOURCES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return Project(root)


def files_in(folder: Path) -> dict[str, bytes]:
    """The content of every file below a folder; what a symbolic link says for the link."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()).encode()
        if path.is_symlink()
        else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def rendered_in(folder: Path) -> dict[str, bytes]:
    """The content of every file below generated/ but SHA256SUMS."""
    found = files_in(folder)
    found.pop("SHA256SUMS", None)
    return found


def state_of(
    root: Path, times: Literal["all", "files", "none"] = "all"
) -> dict[str, tuple[object, ...]]:
    """Everything that can be seen of a tree: kinds, modes, contents and, if asked for, times."""
    return {str(path.relative_to(root)): _seen(path, times) for path in [root, *root.rglob("*")]}


def _seen(path: Path, times: str) -> tuple[object, ...]:
    status = path.lstat()
    content: object = None
    if stat.S_ISREG(status.st_mode):
        content = path.read_bytes()
    elif stat.S_ISLNK(status.st_mode):
        content = str(path.readlink())
    timed = times == "all" or (times == "files" and not stat.S_ISDIR(status.st_mode))
    return status.st_mode, content, status.st_mtime_ns if timed else None


def leftovers(folder: Path) -> list[str]:
    """The files that a run stages, and ought to take away, below a folder."""
    return sorted(path.name for path in folder.rglob(".codegen-*"))


_T = TypeVar("_T")


def without(files: dict[str, _T], gone: Iterable[str]) -> dict[str, _T]:
    """The files less some of them."""
    return {path: content for path, content in files.items() if path not in set(gone)}
