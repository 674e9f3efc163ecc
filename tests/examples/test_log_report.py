"""The example log-report: built, installed from wheels alone, run and tested as installed."""

import json
import shutil
import sys
from email.parser import Parser
from pathlib import Path
from typing import NamedTuple

import pytest

from .conftest import Run

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "log-report"
SOURCES = shutil.ignore_patterns("__pycache__", ".*", "dist", "build")
QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INDEX": "1", "PYTHONPATH": ""}
SHOWN = ("--level", "info")


class Installed(NamedTuple):
    """The example in an environment of its own."""

    folder: Path
    """A copy of the example without its sources."""
    bin: Path
    site: Path
    added: set[str]
    """What was installed with it."""


@pytest.fixture(scope="module")
def wheel(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the example, from a copy of its sources."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(EXAMPLE, folder / "log-report", ignore=SOURCES)
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    run(*build, cwd=folder / "log-report")
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(
    run: Run, dist: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> Installed:
    """The example, its dependency taken from the folder of wheels and nothing from elsewhere."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    tools = folder / "venv" / "bin"

    def packages() -> set[str]:
        listed = run(tools / "pip", "list", "--format=json", cwd=folder, env=QUIET)
        return {package["name"] for package in json.loads(listed)}

    before = packages()
    run(tools / "pip", "install", "--find-links", dist, wheel, cwd=folder, env=QUIET)
    run(tools / "pip", "check", cwd=folder, env=QUIET)
    site = "import sysconfig; print(sysconfig.get_path('purelib'))"
    shutil.copytree(EXAMPLE, folder / "copy", ignore=shutil.ignore_patterns("src", "__pycache__"))
    return Installed(
        folder=folder / "copy",
        bin=tools,
        site=Path(run(tools / "python", "-c", site, cwd=folder, env=QUIET).strip()),
        added=packages() - before,
    )


def shown() -> tuple[str, str]:
    """The report of the sample as the README has it, and what follows it on standard error."""
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    command = " ".join(["log-report", *SHOWN, "sample.jsonl"])
    text = readme.partition(f"```sh\n{command}\n```\n\n```text\n")[2].partition("```")[0]
    report, mark, complaints = text.partition("log-report: ")
    assert report
    return report, mark + complaints


def test_needs_the_catalogue_and_nothing_else(installed: Installed) -> None:
    assert installed.added == {"log-report", "containerssh-message-codes"}
    [path] = installed.site.glob("log_report-*.dist-info/METADATA")
    metadata = Parser().parsestr(path.read_text(encoding="utf-8"))
    assert metadata.get_all("Requires-Dist") == ["containerssh-message-codes"]
    assert metadata["Requires-Python"] == ">=3.11"
    assert (installed.site / "log_report" / "py.typed").is_file()


def test_report_of_the_sample_is_that_of_the_readme(installed: Installed, run: Run) -> None:
    report, _ = shown()
    command = (installed.bin / "log-report", *SHOWN, "sample.jsonl")
    assert run(*command, cwd=installed.folder, env=QUIET) == report


def test_report_is_the_same_from_standard_input(installed: Installed, run: Run) -> None:
    report, complaints = shown()
    words = " ".join(SHOWN)
    script = f'"{installed.bin / "log-report"}" {words} < sample.jsonl 2>&1'
    said = run("sh", "-c", script, cwd=installed.folder, env=QUIET)
    assert said == report + complaints.replace("sample.jsonl", "stdin")


def test_report_agrees_with_the_snapshot(installed: Installed, run: Run) -> None:
    """Level, summary and module of each code are those of the target json."""
    text = (ROOT / "generated/json/catalogue.json").read_text(encoding="utf-8")
    messages = json.loads(text)["messages"]
    log = installed.folder / "all.jsonl"
    log.write_text("".join(f"{json.dumps({'code': code})}\n" for code in messages))
    command = (installed.bin / "log-report", "--format", "json", "--sort", "code", log)
    rows = map(json.loads, run(*command, cwd=installed.folder, env=QUIET).splitlines())
    known = sorted(code for code, told in messages.items() if "removed" not in told)
    told = [
        (row["code"], row["level"], row["summary"], row["module"]) for row in rows if row["known"]
    ]
    fields = ("level", "summary", "module")
    assert told == [(code, *(messages[code][field] for field in fields)) for code in known]


def test_tests_of_the_example_pass_on_what_is_installed(installed: Installed, run: Run) -> None:
    environment = QUIET | {"PYTHONPATH": str(installed.site)}
    where = "import log_report; print(log_report.__file__)"
    module = run(sys.executable, "-c", where, cwd=installed.folder, env=environment).strip()
    assert Path(module) == installed.site / "log_report" / "__init__.py"
    tests = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist")
    said = run(*tests, cwd=installed.folder, env=environment)
    assert " passed" in said
    assert "skipped" not in said


def test_sources_are_typed_and_linted(run: Run) -> None:
    paths = [EXAMPLE / name for name in ("src", "tests", "benchmark.py")]
    environment = {"MYPYPATH": f"{ROOT / 'generated/python/src'}:{EXAMPLE / 'src'}"}
    run("mypy", "--strict", *paths, cwd=ROOT, env=environment)
    run("ruff", "check", "--no-cache", EXAMPLE, cwd=ROOT)
    run("ruff", "format", "--check", "--no-cache", EXAMPLE, cwd=ROOT)
