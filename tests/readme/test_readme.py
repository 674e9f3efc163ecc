"""Does everything that the README tells its reader to do, in the README's order.

A comment before a fence says what the fence is: `file: PATH` is written, `part: PATH` is valid at
the end of that file, `run: FOLDER` is run by bash in that folder of the example project (with
`exit N` where it should fail), `output` is what the run before it printed. The commands of `edit`
run on the catalogue as the README first has it.
"""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from codegen.cli import main

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tests" / "packages" / "node_modules"
_FENCE = re.compile(r"(?:<!-- ([^\n]+) -->\n)?```(\w+)\n(.*?)```", re.DOTALL)


@dataclass
class Block:
    """A fenced block of the README, with the comment before it."""

    role: str
    language: str
    text: str


def blocks() -> list[Block]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return [Block(match[1] or "", match[2], match[3]) for match in _FENCE.finditer(readme)]


@dataclass
class Project:
    """The example project after the whole README was followed."""

    folder: Path
    outputs: list[tuple[str, str]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Writes the files and runs the commands; keeps each expected output with the real one."""
    base = tmp_path_factory.mktemp("readme")
    (base / "message-codegen").symlink_to(ROOT)
    folder = base / "shop"
    outputs: list[tuple[str, str]] = []
    printed = ""
    for block in blocks():
        if block.role.startswith("file: "):
            path = folder / block.role.removeprefix("file: ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.role.startswith("run: ") and block.role != "run: make":
            printed = _run(folder, block)
        elif block.role == "output":
            outputs.append((block.text, printed))
    return Project(folder, outputs)


def _run(folder: Path, block: Block) -> str:
    where, _, code = block.role.removeprefix("run: ").partition(", exit ")
    folder = folder if where == "project" else folder / where
    folder.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        "PIP_CONSTRAINT": str(ROOT / "constraints.txt"),
        "PIP_QUIET": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "GOFLAGS": "-mod=mod",
        "GOTOOLCHAIN": "local",
        "NO_COLOR": "1",
    }
    run = subprocess.run(
        ["bash", "-e", "-c", block.text],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert run.returncode == int(code or 0), f"{block.text}\n{run.stdout}"
    return run.stdout


def test_every_block_has_a_role() -> None:
    loose = [block for block in blocks() if not block.role and block.language != "mermaid"]
    assert loose == []


def test_parts_of_the_catalogue_are_valid(tmp_path: Path) -> None:
    parts = 0
    for block in blocks():
        kind, _, name = block.role.partition(": ")
        if kind in ("file", "part") and name.startswith("catalogue/"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                file.write(block.text)
            parts += kind == "part"
    assert parts == 3
    assert main(["lint", "--root", str(tmp_path), "--today", "2027-01-31"]) == 0


def test_make_knows_the_goals() -> None:
    lines = [
        line for block in blocks() if block.role == "run: make" for line in block.text.split("\n")
    ]
    assert [line.split()[1] for line in lines if line] == ["generate", "test", "package"]
    for line in filter(None, lines):
        subprocess.run([*line.split(), "--dry-run"], cwd=ROOT, check=True, capture_output=True)


def test_the_commands_that_edit(tmp_path: Path) -> None:
    for block in blocks():
        path = tmp_path / block.role.removeprefix("file: ")
        if path.is_relative_to(tmp_path / "catalogue"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    lines = [line for block in blocks() if block.role == "edit" for line in block.text.splitlines()]
    assert lines
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == ".venv/bin/codegen"
        assert main([*arguments, "--root", str(tmp_path)]) == 0


PAGES = ["README.md", "CONTRIBUTING.md", "benchmarks/README.md"]
PAGES += sorted(page.relative_to(ROOT).as_posix() for page in (ROOT / "docs").rglob("*.md"))
PAGES += [f"examples/{name}/README.md" for name in ("go-service", "log-report", "web-ui")]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_and_headings(page: str) -> None:
    path = ROOT / page
    text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert links or page not in PAGES[:2]
    for link in links:
        name, _, heading = link.partition("#")
        end = path.parent / name if name else path
        assert end.exists(), link
        headings = re.findall(r"^#+ (.*)$", end.read_text("utf-8") if heading else "", re.MULTILINE)
        anchors = [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings]
        assert not heading or heading in anchors, link


@pytest.mark.slow
def test_commands_print_what_the_readme_says(project: Project) -> None:
    assert len(project.outputs) == 10
    for expected, printed in project.outputs:
        assert printed.endswith(expected), printed


@pytest.mark.slow
def test_the_python_snippet_runs(project: Project) -> None:
    run = subprocess.run(
        [project.folder / ".venv" / "bin" / "python", "count.py"],
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": "generated/python/src"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == [
        "CART_STOCK_FAILED error The stock of an item could not be read.",
        "None ['CART_ITEM_ADDED', 'CART_STOCK_FAILED']",
    ]


@pytest.mark.slow
def test_the_typescript_snippet_runs(project: Project) -> None:
    web, package = project.folder / "web", project.folder / "generated" / "ts"
    tsc = ["node", str(TOOLS / "typescript" / "bin" / "tsc")]
    subprocess.run([*tsc, "-p", "."], cwd=package, check=True)
    installed = web / "node_modules" / "@example" / "shop-codes"
    shutil.copytree(package, installed)
    (web / "package.json").write_text('{"type": "module"}')
    flags = "--strict --module nodenext --target es2022 --types".split()
    subprocess.run([*tsc, *flags, "", "--lib", "es2022,dom", "main.ts"], cwd=web, check=True)
    run = subprocess.run(["node", "main.js"], cwd=web, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == [
        "true false 2",
        "The stock of an item could not be read. undefined",
    ]


@pytest.mark.slow
def test_the_workflow_checks_the_catalogue(project: Project) -> None:
    text = (project.folder / ".github" / "workflows" / "catalogue.yml").read_text()
    steps = YAML(typ="safe", pure=True).load(text)["jobs"]["catalogue"]["steps"]
    *_, install, check = [step["run"] for step in steps if "run" in step]
    assert install == 'pip install "message-codegen[fast]"'
    program, *arguments = check.split()
    cart = project.folder / "catalogue" / "modules" / "cart.yaml"
    sound = cart.read_text(encoding="utf-8")
    cart.write_text(sound.replace("level: error", "level: eror"), encoding="utf-8")
    run = subprocess.run(
        [project.folder / ".venv" / "bin" / program, *arguments],
        cwd=project.folder,
        capture_output=True,
        text=True,
    )
    cart.write_text(sound, encoding="utf-8")
    assert run.returncode == 1
    assert run.stdout.startswith("::error file=catalogue/modules/cart.yaml,line=9,col=12,")


def _goals() -> Iterator[str]:
    for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([a-z-]+):.*## ", line):
            yield match[1]


def test_make_help_lists_every_goal() -> None:
    run = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if not key.startswith("MAKE")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.split()[0] for line in run.stdout.splitlines()] == list(_goals())
    wanted = ["help", "setup", "generate", "check", "lint", "test", "test-fast"]
    wanted += ["test-csharp"]
    wanted += ["package", "docs", "docs-serve", "bench", "clean"]
    assert list(_goals()) == wanted
