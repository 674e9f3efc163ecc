"""`codegen lint`: says where the catalogue could be better, beyond being right."""

import sys
from collections.abc import Collection, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from codegen.commands.day import day_of
from codegen.commands.terminal import Terminal
from codegen.linting.baseline import Entry, baseline_text, entry_of, stale, unknown_to
from codegen.linting.linter import Linter
from codegen.linting.rules import LINT_RULES
from codegen.loading.baseline import load_baseline
from codegen.loading.discovery import find_workspace
from codegen.loading.loader import Loaded, load
from codegen.model import CodegenError, Diagnostic, Workspace, in_order
from codegen.model.characters import shown

_BASELINE = "catalogue/lint-baseline.yaml"


def run(
    terminal: Terminal,
    *,
    root: Path | None,
    rules: tuple[str, ...],
    format: str,
    output_file: Path | None,
    strict: bool,
    baseline: Path | None,
    update_baseline: bool,
    today: str | None,
    list_rules: bool,
    fix: bool,
    dry_run: bool,
) -> int:
    """Lints, and returns the exit code: 1 on any error, with --strict also on any warning.

    Raises:
        CodegenError: the catalogue could not be linted.
    """
    _check_rules(rules)
    if list_rules:
        sys.stdout.write(_rules_text(rules))
        return 0
    _check_choices(rules, update_baseline=update_baseline, fix=fix, dry_run=dry_run)
    day = day_of(today, "--today")
    workspace = find_workspace(Path.cwd(), root)
    path = _baseline_path(workspace, baseline, must_exist=not update_baseline)
    mended = None
    if fix:
        from codegen.commands.fixing import mend

        mended = mend(workspace, path, lambda loaded, texts: _told(loaded, rules, day, path, texts))
    loaded = mended.loaded if mended else load(workspace)
    if loaded.diagnostics and not (mended and mended.changes):
        terminal.show_findings(loaded.diagnostics, format, output_file, root=workspace.root)
        terminal.note("nothing was linted")
        return 1
    if update_baseline:
        linter = Linter(loaded.catalogue.lint, rules)
        return _update(workspace, path, linter.lint(loaded.catalogue, day))
    if mended:
        aside = format != "text" and output_file is None
        if not mended.carry_out(terminal, dry_run=dry_run, aside=aside):
            return 1
    told = mended.told if mended else _told(loaded, rules, day, path, {})
    terminal.show_findings(told, format, output_file, root=workspace.root, lints=True)
    if not told and (format == "text" or output_file):
        sys.stdout.write(f"all is well: {_count(len(loaded.catalogue.messages), 'message')}\n")
    return 1 if any(strict or item.severity == "error" for item in told) else 0


def _check_choices(
    rules: Collection[str], *, update_baseline: bool, fix: bool, dry_run: bool
) -> None:
    """Refuses options that do not go together."""
    if update_baseline and rules:
        raise CodegenError(
            "--update-baseline takes no --rule", "the baseline is written anew for all rules"
        )
    if update_baseline and fix:
        raise CodegenError(
            "--update-baseline takes no --fix", "run codegen lint --fix first, then this"
        )
    if dry_run and not fix:
        raise CodegenError("--dry-run is for --fix", "without it codegen lint changes nothing")


def _told(
    loaded: Loaded, rules: Collection[str], day: date, path: Path, texts: Mapping[str, bytes]
) -> list[Diagnostic]:
    """The findings that the baseline does not know, and what is wrong with the baseline itself.

    Args:
        texts: what files are taken to hold, under their paths as shown in findings.
    """
    linter = Linter(loaded.catalogue.lint, rules)
    findings = linter.lint(loaded.catalogue, day)
    if not path.exists() and not path.is_symlink():
        return loaded.located(linter.asked(findings))
    known = load_baseline(loaded.workspace, path, texts)
    entries = [Entry(*row) for row in known.entries]
    unjudged = [id for id in LINT_RULES if not linter.judges(id)]
    gone = stale(entries, findings, loaded.workspace.shown(path), unjudged)
    return in_order(
        [
            *loaded.located(linter.asked(unknown_to(set(entries), findings))),
            *known.located(linter.asked(linter.weighed(gone))),
            *known.diagnostics,
        ]
    )


def _update(workspace: Workspace, path: Path, findings: list[Diagnostic]) -> int:
    """Writes the baseline that covers all findings."""
    from codegen.writing.single import write_single

    entries = {entry_of(finding) for finding in findings}
    written = write_single(path, baseline_text(entries), workspace.shown(path))
    does = "holds" if written else "is up to date with"
    sys.stdout.write(f"{workspace.shown(path)} {does} {_count(len(entries), 'known finding')}\n")
    return 0


def _baseline_path(workspace: Workspace, given: Path | None, *, must_exist: bool) -> Path:
    """The file of --baseline, or the usual one, which need not exist."""
    if given is None:
        return workspace.root / _BASELINE
    if must_exist and not given.exists() and not given.is_symlink():
        raise CodegenError(
            f"{shown(str(given), 200)[1:-1]}: there is no such file",
            "--update-baseline writes it",
        )
    return given.absolute()


def _check_rules(rules: Collection[str]) -> None:
    for id in rules:
        if id not in LINT_RULES:
            near = get_close_matches(id, LINT_RULES, 1)
            help = f"did you mean {near[0]}?" if near else "codegen lint --list-rules lists them"
            raise CodegenError(f"there is no rule {shown(id)}", help)


def _rules_text(only: Collection[str]) -> str:
    """One line a rule; where rules are named, each of them with all that is said of it."""
    rows = [row for id, row in LINT_RULES.items() if not only or id in only]
    width = max(len(row.id) for row in rows)
    text = []
    for row in rows:
        rule = row.rule
        severity = rule.severity if row.on else "off"
        fixable = " (--fix)" if row.fix else ""
        text.append(f"{rule.id:{width}}  {severity:7}  {rule.summary}{fixable}\n")
        if only:
            text.append(f"\n{rule.explanation}\n\n{rule.remedy}\n\n")
    return "".join(text)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
