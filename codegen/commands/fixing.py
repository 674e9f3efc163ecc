"""What `codegen lint --fix` does: repairs findings in memory until none is left, then writes."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from codegen.commands.editor import read_files, refused
from codegen.commands.terminal import Terminal
from codegen.editing.repair import repaired
from codegen.linting.fixes import edits_of
from codegen.linting.rules import LINT_RULES
from codegen.loading.loader import Loaded, load
from codegen.loading.source import read_bytes
from codegen.model import Diagnostic, Edit, Workspace
from codegen.reporting.drift import file_diff
from codegen.writing.catalogue import Change, replace_files

Judge = Callable[[Loaded, Mapping[str, bytes]], list[Diagnostic]]
"""What is told of a catalogue and of files as they are, or would be."""

_PASSES = 8
"""A repair may leave a suppression or an entry of the baseline without a finding; then there is
one more to do, and hardly ever a third."""


@dataclass(slots=True)
class Mended:
    """A catalogue as it is after its repair.

    Attributes:
        told: what remains.
        count: how many findings were repaired.
        changes: the files that differ, in order, under their paths as shown in findings.
        baseline: the file of known findings, which need not stand in the project's folder.
    """

    loaded: Loaded
    told: list[Diagnostic]
    count: int
    changes: dict[str, Change]
    baseline: Path

    def carry_out(self, terminal: Terminal, *, dry_run: bool, aside: bool) -> bool:
        """Writes what differs, or shows it; False where that was refused, and why is shown.

        Args:
            aside: whether standard output is kept for findings in a format for programs.

        Raises:
            CodegenError: nothing could be written.
        """
        if self.changes and refused(terminal, self.loaded):
            return False
        out = sys.stderr if aside else sys.stdout
        if dry_run:
            palette = terminal.palette(out)
            for path, change in self.changes.items():
                out.write(file_diff(path, change.old, change.new, palette))
        else:
            self._write()
        out.write(self._summary("would fix" if dry_run else "fixed"))
        out.flush()
        if dry_run:
            terminal.note("nothing was written: this was a dry run")
        return True

    def _summary(self, verb: str) -> str:
        if not self.changes:
            return "nothing to fix\n"
        files = len(self.changes)
        findings = f"{self.count:,} finding{'' if self.count == 1 else 's'}"
        return f"{verb} {findings} in {files:,} file{'' if files == 1 else 's'}\n"

    def _write(self) -> None:
        workspace = self.loaded.workspace
        outside = workspace.shown(self.baseline)
        folder = workspace.root / "catalogue"
        if folder in self.baseline.parents:
            outside = ""
        inside = {path: change for path, change in self.changes.items() if path != outside}
        if inside:
            replace_files(workspace.root, inside)
        if outside in self.changes:
            from codegen.writing.single import write_single

            write_single(self.baseline, self.changes[outside].new.decode("utf-8"), outside)


def mend(workspace: Workspace, baseline: Path, judge: Judge) -> Mended:
    """Repairs in memory what is told of a catalogue, as far as it can be.

    Where the catalogue or the baseline has faults, nothing is.

    Raises:
        CodegenError: a file cannot be read, or cannot be edited as it stands.
    """
    old = _read(workspace, baseline)
    new, seen = dict(old), set[tuple[object, ...]]()
    for done in range(_PASSES + 1):
        loaded = load(workspace, None, new)
        told = [] if loaded.diagnostics else judge(loaded, new)
        faults = any(item.rule not in LINT_RULES for item in told)
        todo = [] if faults else list(edits_of(loaded.catalogue, told))
        if not todo or done == _PASSES:
            break
        seen.update(_name(finding) for finding, _ in todo)
        _edit(new, [edit for _, edits in todo for edit in edits])
    count = len(seen - {_name(finding) for finding in told})
    changes = {path: Change(old[path], new[path]) for path in old if old[path] != new[path]}
    return Mended(loaded, told, count, changes, baseline)


def _name(finding: Diagnostic) -> tuple[object, ...]:
    """What tells a finding apart while lines move."""
    return (finding.rule, finding.path, finding.pointer, finding.message)


def _read(workspace: Workspace, baseline: Path) -> dict[str, bytes]:
    files = read_files(workspace)
    if baseline.exists() or baseline.is_symlink():
        data = read_bytes(baseline, workspace.shown(baseline))
        if isinstance(data, bytes):
            files[workspace.shown(baseline)] = data
    return files


def _edit(files: dict[str, bytes], edits: list[Edit]) -> None:
    """Makes edits in the texts of files."""
    by_path: dict[str, list[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.path, []).append(edit)
    for path, some in by_path.items():
        files[path] = repaired(files[path].decode("utf-8"), some, path).encode("utf-8")
