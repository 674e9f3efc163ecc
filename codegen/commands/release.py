"""`codegen release`: enters a version in ledger, changelog and manifest, all or none."""

import datetime
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from codegen.commands.comparison import Comparison, compared, judged
from codegen.commands.day import day_of
from codegen.commands.editor import Opened, open_catalogue
from codegen.commands.terminal import Terminal
from codegen.comparing.allowed import permission, used
from codegen.comparing.judgement import JUDGEMENTS
from codegen.comparing.ledger import entered
from codegen.diagnostics import UNUSED_ALLOWANCE
from codegen.editing.changelog import NEW, with_section
from codegen.editing.ledger import ledger_text
from codegen.editing.manifest import released
from codegen.loading.discovery import find_templates
from codegen.loading.ledger import LoadedLedger, find_ledger, load_ledger
from codegen.loading.loader import load
from codegen.loading.schema import Schema
from codegen.loading.source import read_bytes
from codegen.model import LEDGER, MANIFEST, CodegenError, Diagnostic
from codegen.model.characters import shown
from codegen.model.version import parsed
from codegen.reporting.changelog import entries, first_entries
from codegen.reporting.drift import file_diff
from codegen.writing.catalogue import Change, replace_files


def run(
    terminal: Terminal,
    *,
    root: Path | None,
    templates: Path | None,
    version: str,
    date: str | None,
    dry_run: bool,
) -> int:
    """Releases, and returns the exit code: 1 where the catalogue is not fit for that version.

    Raises:
        CodegenError: the version cannot be released, or nothing could be written.
    """
    _check_form(version)
    on = day_of(date, "--date")
    folder = find_templates(templates)
    opened = open_catalogue(terminal, root, folder)
    if opened is None:
        return 1
    past = _past(terminal, opened)
    if past and past.ledger is None:
        return 1
    _check_order(version, past, opened)
    manifest = released(opened.text(MANIFEST), version, ()).encode("utf-8")
    loaded = load(opened.workspace, folder, {**opened.files, MANIFEST: manifest})
    comparison = compared(loaded, past, own=False)
    if not _announced(terminal, comparison):
        return 1
    plan = _Plan(opened, comparison, version, on)
    if dry_run:
        plan.show(terminal)
    else:
        plan.carry_out()
    return 0


def _past(terminal: Terminal, opened: Opened) -> LoadedLedger | None:
    """The ledger, whose faults are shown; None before the first release."""
    path = find_ledger(opened.workspace)
    past = load_ledger(opened.workspace, path) if path else None
    if past and past.diagnostics:
        terminal.show_findings(past.diagnostics)
        terminal.note("nothing was released")
    return past


def _check_form(version: str) -> None:
    definition = Schema.named("catalogue").definition["$defs"]["package_version"]
    if len(version) > definition["maxLength"] or not re.search(definition["pattern"], version):
        raise CodegenError(
            f"{shown(version)} is no version of a catalogue",
            "three numbers, such as 0.4.0; a pre-release adds alpha, beta or rc, as in 1.0.0-rc.1",
        )


def _check_order(version: str, past: LoadedLedger | None, opened: Opened) -> None:
    """Refuses a version that was released, and one that is older than what there is."""
    wanted = parsed(version)
    now = opened.loaded.catalogue.version
    newest = past.ledger.version if past and past.ledger else ""
    if newest and (known := parsed(newest)) and wanted and wanted <= known:
        said = "was released already" if wanted == known else f"is older than {newest}"
        raise CodegenError(
            f"the version {version} {said}, as {LEDGER} says", "name one that is newer"
        )
    if (written := parsed(now)) and wanted and wanted < written:
        raise CodegenError(
            f"the version {version} is older than {now}, which {MANIFEST} has",
            f"name {now} or a newer one, or lower the version there",
        )


def _announced(terminal: Terminal, comparison: Comparison) -> bool:
    """Whether the version announces what has changed; tells what it lacks where it does not."""
    if comparison.ledger is None:
        return True
    findings, verdict = judged(comparison)
    faulty = any(item.severity == "error" for item in findings)
    if verdict.enough and not faulty:
        # What the version announces need not be told once more, but for what was not needed.
        terminal.show_findings([item for item in findings if item.rule == UNUSED_ALLOWANCE])
        return True
    terminal.show_findings(findings)
    sys.stdout.write(f"{verdict.text}\n")
    terminal.note(
        "nothing was released; a break that must be can be allowed in the manifest, under"
        " breaking: allow"
    )
    return False


@dataclass(frozen=True)
class _Plan:
    """A release that is fit to be made."""

    opened: Opened
    comparison: Comparison
    version: str
    on: datetime.date

    def changes(self) -> dict[str, Change]:
        """What each file holds now and is to hold, in the order in which they are put in place.

        The ledger is the last, so that a run that was killed between two of them can be repeated.
        """
        catalogue = self.comparison.loaded.catalogue
        needed = used(self.comparison.changes, catalogue.allowed)
        spent = [at for at, item in enumerate(catalogue.allowed) if item in needed]
        manifest = released(self.opened.text(MANIFEST), self.version, spent)
        ledger = entered(self.comparison.ledger, catalogue, self.comparison.constants, self.version)
        old = self.opened.files[MANIFEST]
        written = {
            catalogue.changelog: self._changelog(),
            MANIFEST: Change(old, manifest.encode("utf-8")),
            LEDGER: Change(self._read(LEDGER), ledger_text(ledger).encode("utf-8")),
        }
        return {path: change for path, change in written.items() if change.old != change.new}

    def _changelog(self) -> Change:
        catalogue = self.comparison.loaded.catalogue
        path = catalogue.changelog
        old = self._read(path)
        items = first_entries(catalogue)
        if self.comparison.ledger:
            items = entries(
                self.comparison.changes,
                catalogue,
                lambda change: permission(change, catalogue.allowed),
                lambda change: JUDGEMENTS[change.kind].bump == "major",
            )
        try:
            text = NEW if old is None else old.decode("utf-8")
        except UnicodeDecodeError:
            raise CodegenError(f"{path}: this is not UTF-8", "save it as UTF-8") from None
        text = with_section(text, self.version, self.on.isoformat(), items, path)
        return Change(old, text.encode("utf-8"))

    def _read(self, path: str) -> bytes | None:
        """The bytes of a file that need not be there."""
        place = self.opened.workspace.root / path
        try:
            there = place.exists() or place.is_symlink()
        except OSError as error:
            raise CodegenError(f"{path}: {error.strerror or error}") from None
        data = read_bytes(place, path) if there else None
        if isinstance(data, Diagnostic):
            raise CodegenError(f"{path}: {data.message}", data.help)
        return data

    def show(self, terminal: Terminal) -> None:
        """Shows what would be written."""
        palette = terminal.palette(sys.stdout)
        for path, change in self.changes().items():
            sys.stdout.write(file_diff(path, change.old, change.new, palette))
        terminal.note("nothing was written: this was a dry run")

    def carry_out(self) -> None:
        """Writes all files or none, and says what comes next."""
        changes = self.changes()
        replace_files(self.opened.workspace.root, changes)
        catalogue = self.comparison.loaded.catalogue
        count = sum(1 for message in catalogue.messages if not message.removed)
        codes = "1 code" if count == 1 else f"{count:,} codes"
        sys.stdout.write(f"released {self.version}: {codes}\n")
        for path in changes:
            sys.stdout.write(f"  wrote {path}\n")
        if spent := len(used(self.comparison.changes, catalogue.allowed)):
            what = "1 permission" if spent == 1 else f"{spent:,} permissions"
            sys.stdout.write(f"  took {what} out of breaking: allow, as the ledger has them now\n")
        sys.stdout.write(
            "next: codegen generate\n"
            "      git add --all\n"
            f'      git commit -m "Release {self.version}"\n'
            f"      git tag v{self.version}\n"
        )
