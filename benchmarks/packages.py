"""Measures the generated packages of 500 codes as their users meet them, each in its language."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from catalogues import write_catalogue
from measuring import CommandError
from report import Table

_HERE = Path(__file__).resolve().parent
_NODE_TOOLS = _HERE.parent / "tests" / "packages" / "node_modules" / ".bin"
_CODES = 500
_IMPORT_AIM = 0.030
_IMPORTS = 25
_ROWS = {
    "Lookup": "the details of a known code",
    "Known": "is this code known? it is",
    "Unknown": "is this code known? it is not",
}


def package_tables(folder: Path) -> list[Table]:
    """Generates the packages in a folder, builds them and asks each for its times.

    Raises:
        CommandError: one of the tools fails or is missing.
    """
    write_catalogue(folder, _CODES)
    _run([sys.executable, "-m", "codegen", "generate"], folder)
    generated = folder / "generated"
    said = {
        "Go": _go(folder / "go", generated / "go"),
        "TypeScript": _typescript(folder / "web", generated / "ts"),
        "Python": _python(generated / "python" / "src"),
    }
    rows = [
        [language, label, *_times(times, key)]
        for language, times in said.items()
        for key, label in _ROWS.items()
    ]
    head = ["language", "question", "package", "the language's own map", "to that"]
    lookups = Table(f"Looking up one of {_CODES} codes", head, rows, frozenset({0, 1}))
    return [lookups, _import_table(generated / "python" / "src")]


def _times(times: Mapping[str, float], key: str) -> list[str]:
    ours, plain = times[key], times[f"{key}Map"]
    return [f"{ours:.1f} ns", f"{plain:.1f} ns", f"{ours / plain:.2f}"]


def _go(folder: Path, package: Path) -> dict[str, float]:
    folder.mkdir()
    shutil.copy(_HERE / "lookups" / "lookup_test.go", folder)
    (folder / "go.mod").write_text(
        "module lookups\n\ngo 1.21\n\nrequire example.org/codes v0.0.0\n\n"
        f"replace example.org/codes => {json.dumps(str(package))}\n"
    )
    command = ["go", "test", "-bench", ".", "-benchtime", "300ms", "-count", "3", "."]
    said = _run(command, folder, {"GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOWORK": "off"})
    times: dict[str, list[float]] = {}
    for name, time_ in re.findall(r"^Benchmark(\w+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns/op", said, re.M):
        times.setdefault(name, []).append(float(time_))
    return {name: statistics.median(values) for name, values in times.items()}


def _typescript(folder: Path, package: Path) -> dict[str, float]:
    copy = folder / "node_modules" / "@example" / "codes"
    shutil.copytree(package, copy)
    path = f"{_NODE_TOOLS}{os.pathsep}{os.environ.get('PATH', '')}"
    _run(["npm", "run", "--silent", "build"], copy, {"PATH": path})
    shutil.copy(_HERE / "lookups" / "lookup.mjs", folder)
    times: dict[str, float] = json.loads(_run(["node", "lookup.mjs"], folder))
    return times


def _python(source: Path) -> dict[str, float]:
    command = [sys.executable, str(_HERE / "lookups" / "lookup.py")]
    times: dict[str, float] = json.loads(_run(command, source, {"PYTHONPATH": str(source)}))
    return times


def _import_table(source: Path) -> Table:
    """What `import` adds to the start of an interpreter; the two take turns."""
    readings: dict[str, list[float]] = {"pass": [], "import example_codes": []}
    for number in range(_IMPORTS + 1):
        for statement, seconds in readings.items():
            start = time.perf_counter()
            _run([sys.executable, "-c", statement], source, {"PYTHONPATH": str(source)})
            if number:
                seconds.append(time.perf_counter() - start)
    bare, full = (statistics.median(seconds) for seconds in readings.values())
    verdict = "met" if full - bare < _IMPORT_AIM else "missed"
    row = [f"import of {_CODES} codes", f"{bare * 1000:.1f} ms", f"{full * 1000:.1f} ms"]
    row += [f"{(full - bare) * 1000:.1f} ms", f"under {_IMPORT_AIM * 1000:g} ms", verdict]
    head = ["Python", "python -c pass", "with it", "more", "wanted", "verdict"]
    return Table("Importing the codes, medians", head, [row], frozenset({0, 5}))


def _run(command: list[str], folder: Path, env: Mapping[str, str] | None = None) -> str:
    tool = shutil.which(command[0])
    if tool is None:
        raise CommandError(f"{command[0]} is needed and not installed: make setup")
    done = subprocess.run(
        [tool, *command[1:]],
        cwd=folder,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CommandError(f"{' '.join(command)}: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    return done.stdout
