"""Measures codegen on the shipped and on made-up catalogues, and glean-parser beside it."""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from catalogues import write_catalogue
from constants import write_constants
from glean import METRIC_TYPE, write_metrics
from measuring import Case, CommandError, measure
from packages import package_tables
from report import Results, Table, tables

_PROJECT = Path(__file__).resolve().parent.parent
_CODEGEN = [sys.executable, "-m", "codegen"]
_LANGUAGE = "kotlin"

_CONSTANTS = 5000

_SHIPPED_RUNS = (21, 7)
_IMPORT_RUNS = (7, 3)
_MADE_UP_RUNS = {300: (11, 3), 3000: (7, 3), 30000: (3, 0)}
"""How often each is run, in full and with --quick; nought leaves it out."""

_JUDGED = 3000
"""The size of the catalogue that is linted, and compared with its past."""


def main() -> int:
    """Measures, prints the tables and returns the exit code, which says nothing about times."""
    options = _options()
    before = _load()
    try:
        with tempfile.TemporaryDirectory(prefix="codegen-bench-") as folder:
            results = _results(Path(folder), quick=options.quick, everything=options.all)
            made = [*tables(results), *package_tables(Path(folder) / "packages")]
    except CommandError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    notes = [_setting(), f"Load of the machine before the run {before}, at its end {_load()}."]
    print("\n".join([*notes, "", *(table.plain() for table in made)]))
    if options.markdown:
        options.markdown.write_text(_markdown(notes, made), encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--quick", action="store_true", help="fewer runs, and no 30,000 codes")
    extent.add_argument("--all", action="store_true", help="30,000 metrics for glean-parser too")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="save the tables as Markdown")
    options = parser.parse_args()
    if options.markdown and not options.markdown.absolute().parent.is_dir():
        parser.error(f"{options.markdown}: there is no such folder")
    return options


def _results(folder: Path, *, quick: bool, everything: bool) -> Results:
    shipped = _shipped_cases(folder / "shipped")
    runs = _runs(_SHIPPED_RUNS, quick=quick)
    measure("the shipped catalogue", list(shipped.values()), runs, warm_up=True)
    imported = _import_case(folder / "constants", _CONSTANTS)
    measure("an import", [imported], _runs(_IMPORT_RUNS, quick=quick), warm_up=True)
    results = Results(shipped, imported, {}, {}, {})
    for codes, counts in _MADE_UP_RUNS.items():
        if runs := _runs(counts, quick=quick):
            results.ours[codes] = _made_up_case(folder / f"ours-{codes}", codes)
            cases = [results.ours[codes]]
            if codes <= 3000 or everything:
                results.glean[codes] = _glean_case(folder / f"glean-{codes}", codes)
                cases.append(results.glean[codes])
            measure(f"{codes:,} codes", cases, runs, warm_up=codes <= 3000)
            if codes == _JUDGED:
                results.judged.update(_judged_cases(folder / f"ours-{codes}", codes))
                cases = list(results.judged.values())
                measure(f"{codes:,} codes, judged", cases, runs, warm_up=True)
    return results


def _runs(counts: tuple[int, int], *, quick: bool) -> int:
    full, few = counts
    return few if quick else full


def _shipped_cases(folder: Path) -> dict[str, Case]:
    """The commands on a copy of this catalogue; each leaves things as the next one needs them."""
    shutil.copytree(_PROJECT / "catalogue", folder / "catalogue")
    shutil.copy(_PROJECT / "LICENSE", folder)
    codes = sum(
        line.startswith("    level:")
        for path in (folder / "catalogue" / "modules").glob("*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    generate = [*_CODEGEN, "generate"]
    explain = [*_CODEGEN, "explain", "DOCKER_EXEC_CREATE_FAILED"]
    cold, no_stamp = partial(_remove_output, folder), partial(_remove_stamp, folder)
    return {
        "cold": Case("this catalogue: generate, cold", generate, folder, codes, cold),
        "no-op": Case("this catalogue: generate, no-op", generate, folder, codes),
        "no stamp": Case("this catalogue: the same, no stamp", generate, folder, codes, no_stamp),
        "check": Case("this catalogue: check", [*_CODEGEN, "check"], folder, codes),
        "explain": Case("this catalogue: explain CODE", explain, folder, codes),
        "help": Case("--help", [*_CODEGEN, "--help"], folder, 0),
    }


def _made_up_case(folder: Path, codes: int) -> Case:
    write_catalogue(folder, codes)
    return Case(
        label="made up: generate, cold, 5 targets",
        command=[*_CODEGEN, "generate"],
        folder=folder,
        codes=codes,
        prepare=partial(_remove_output, folder),
        output="generated/SHA256SUMS",
    )


def _judged_cases(folder: Path, codes: int) -> dict[str, Case]:
    """What looks at a made-up catalogue of which generated/ and a release are there."""
    for command in (["release", "1.0.0", "--date", "2027-01-31"], ["generate"]):
        subprocess.run([*_CODEGEN, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    breaking = [*_CODEGEN, "breaking"]
    snapshot = [*breaking, "--against", "generated/json/catalogue.json"]
    return {
        "lint": Case("made up: lint", [*_CODEGEN, "lint"], folder, codes),
        "snapshot": Case("made up: breaking, by snapshot", snapshot, folder, codes),
        "ledger": Case("made up: breaking, by ledger", breaking, folder, codes),
    }


def _import_case(folder: Path, codes: int) -> Case:
    write_constants(folder, codes)
    return Case(
        label="made up: import of Go constants",
        command=[*_CODEGEN, "import", "errors.go", "--report", "report.txt"],
        folder=folder,
        codes=codes,
        prepare=partial(shutil.rmtree, folder / "catalogue", ignore_errors=True),
        output="catalogue/catalogue.yaml",
    )


def _glean_case(folder: Path, codes: int) -> Case:
    files = write_metrics(folder, codes)
    command = [sys.executable, "-m", "glean_parser", "translate", "--format", _LANGUAGE]
    return Case(
        label=f"glean-parser: {METRIC_TYPE} metrics to {_LANGUAGE}",
        command=[*command, "--output", "generated", *files],
        folder=folder,
        codes=codes,
        prepare=partial(_remove_output, folder),
        output="generated/*",
    )


def _remove_stamp(folder: Path) -> None:
    shutil.rmtree(folder / ".codegen_cache", ignore_errors=True)


def _remove_output(folder: Path) -> None:
    shutil.rmtree(folder / "generated", ignore_errors=True)
    _remove_stamp(folder)


def _setting() -> str:
    """What was measured on what kind of machine."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    machine = f"{python}, {platform.system()}, {os.cpu_count()} cores"
    return f"{', '.join(_versions())}; {machine}."


def _versions() -> Iterator[str]:
    # Not at the top: what this process weighs while it measures hides what a child needs less.
    from importlib.metadata import PackageNotFoundError, version

    for name in ("message-codegen", "ryaml", "jsonschema-rs", "tree-sitter", "glean-parser"):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"no {name}"


def _load() -> str:
    """How many processes wanted to run in the last minute."""
    return f"{os.getloadavg()[0]:.2f}"


def _markdown(notes: list[str], made: list[Table]) -> str:
    return "\n\n".join([" ".join(notes), *(table.markdown() for table in made)]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
