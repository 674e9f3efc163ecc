"""The tool on another catalogue of its own: one whose pages have an address, or one that is broken.

It is a copy of the package that runs as a process, as the constants are read when it starts.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.model.rules import ALL_RULES
from tests.diagnostics.project import CASES
from tests.reporting.readers import READERS

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://example.org/rules"


class Tool:
    """A copy of the tool in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("codegen", "schema", "templates"):
            ignored = shutil.ignore_patterns("__pycache__", ".codegen_cache")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        self.own = folder / "codegen" / "diagnostics"
        self.constants = self.own / "generated" / "rules" / "__init__.py"

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        known = {"PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, "-m", "codegen", "--color", "never", *map(str, arguments)],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], **known},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    def generate(self) -> str:
        done = self.run("generate", "--root", self.own)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    return Tool(tmp_path)


@pytest.fixture
def published(tool: Tool) -> Tool:
    """A tool whose pages are published."""
    manifest = tool.own / "catalogue" / "catalogue.yaml"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace("\nversion:", f"\ndocs_url: {ADDRESS}\nversion:", 1), "utf-8")
    tool.generate()
    return tool


def test_one_line_of_the_manifest_gives_every_finding_its_address(published: Tool) -> None:
    case = CASES / "bad-code-dot"
    address = f"{ADDRESS}/bad-code.md"

    def check(format: str) -> subprocess.CompletedProcess[str]:
        return published.run("check", "--root", case, "--format", format)

    assert f"\nmore: {address}\n1 error\n" in check("text").stderr
    assert [row["page"] for row in json.loads(check("json").stdout)] == [address]
    driver = json.loads(check("sarif").stdout)["runs"][0]["tool"]["driver"]
    assert {rule["helpUri"] for rule in driver["rules"]} > {address}
    for format in ("jsonl", "github", "gitlab", "junit"):
        told = check(format)
        assert told.returncode == 1
        assert address in told.stdout, format
        assert "codegen explain" not in told.stdout, format
        assert len(READERS[format](told.stdout)) == 1
    assert f"  page     {address}\n" in published.run("explain", "bad-code").stdout


def test_a_rule_a_line_where_there_are_addresses(published: Tool) -> None:
    told = published.run("check", "--root", CASES / "many-faults").stderr.splitlines()
    more = [line for line in told if line.startswith("more: ")]
    assert len(more) == len(set(more)) > 5
    assert all(line.startswith(f"more: {ADDRESS}/") for line in more)


@pytest.mark.parametrize("text", ["<<<<<<< ours\n", "", None], ids=["conflict", "empty", "gone"])
def test_broken_constants_can_be_generated_anew(tool: Tool, text: str | None) -> None:
    """A merge leaves a conflict in the very module that the tool runs on."""
    right = tool.constants.read_bytes()
    if text is None:
        shutil.rmtree(tool.constants.parent)
    else:
        tool.constants.write_text(text)

    checked = tool.run("check", "--root", tool.own)
    tool.generate()

    assert "generated/rules/__init__.py: error: " in checked.stderr
    assert tool.constants.read_bytes() == right
    assert tool.run("check", "--root", tool.own).returncode == 0


def test_code_may_name_a_rule_before_it_is_generated(tool: Tool) -> None:
    """As it is the other way round: first the code or first the YAML, then `generate`."""
    path = tool.folder / "codegen" / "loading" / "schema.py"
    path.write_text("from codegen.diagnostics import BAD_WEATHER\n" + path.read_text("utf-8"))
    fields = tool.own / "catalogue" / "modules" / "fields.yaml"
    text = fields.read_text("utf-8").replace("  - BAD_VALUE\n", "  - BAD_VALUE\n  - BAD_WEATHER\n")
    rule = "\n  BAD_WEATHER:\n    level: error\n    summary: It does not rain.\n"
    more = "    explanation: Paper gets wet.\n    remedy: Wait.\n"
    fields.write_text(text + rule + more, "utf-8")

    tool.generate()

    assert 'BAD_WEATHER: Final = "bad-weather"\n' in tool.constants.read_text("utf-8")
    assert tool.run("explain", "bad-weather").stdout.endswith("What to do\n  Wait.\n")


def test_a_name_that_is_no_constant_is_refused(tool: Tool) -> None:
    code = "import codegen.diagnostics as d; print(d.NEW_RULE); d.nothing"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tool.folder, capture_output=True, encoding="utf-8"
    )
    assert done.stdout == "new-rule\n"
    assert "AttributeError: module 'codegen.diagnostics' has no attribute 'nothing'" in done.stderr


@pytest.mark.parametrize("command", ["--help", "generate", "check"])
def test_what_explains_rules_is_not_imported_for_nothing(tool: Tool, command: str) -> None:
    """All their texts cost milliseconds; commands without them start without them."""
    code = (
        "import sys; from codegen.cli import main; main(sys.argv[1:]);"
        "print('codegen.diagnostics.generated.rules.details' in sys.modules)"
    )
    root = [] if command == "--help" else ["--root", str(tool.own)]
    done = subprocess.run(
        [sys.executable, "-c", code, command, *root],
        cwd=tool.folder,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.endswith("False\n"), done.stdout + done.stderr


def test_the_copy_has_all_rules(tool: Tool) -> None:
    told = json.loads(tool.run("explain", "--format", "json", *ALL_RULES).stdout)
    assert [rule["rule"] for rule in told] == list(ALL_RULES)
