"""The tool's wheel in a clean environment, on an empty folder, with no checkout to read from."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.writing.small_project import Outcome, Project

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.name.partition(".")[0] for path in (ROOT / "schema").glob("*.schema.json"))

GUARD = """
import os, sys
ROOT = {root!r}
def refuse(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and arguments:
        path = arguments[0]
        if isinstance(path, (str, bytes)) and (os.fsdecode(path) + "/").startswith(ROOT + "/"):
            raise RuntimeError(f"reads the checkout: {{event}} {{os.fsdecode(path)}}")
sys.addaudithook(refuse)
"""

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Installed:
    """A command that was installed from the wheel, and a folder to run it in."""

    command: Path
    folder: Path

    def run(self, line: str, code: int = 0, folder: Path | None = None) -> Outcome:
        unset = ("PYTHONPATH", "GITHUB_STEP_SUMMARY", "CI")
        done = subprocess.run(
            [self.command, *line.split()],
            cwd=folder or self.folder,
            env={key: value for key, value in os.environ.items() if key not in unset},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, f"{line}\n{done.stdout}{done.stderr}"
        return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module", params=["plain", "fast"])
def installed(
    request: pytest.FixtureRequest, dist: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installed]:
    """The wheel, alone and with its extra, and a guard against reading the checkout."""
    base = tmp_path_factory.mktemp(request.param)
    python = base / "venv" / "bin" / "python"
    (wheel,) = dist.glob("message_codegen-*.whl")
    extra = "[fast]" if request.param == "fast" else ""
    subprocess.run([sys.executable, "-m", "venv", base / "venv"], check=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*pip, "-c", ROOT / "constraints.txt", f"message-codegen{extra} @ {wheel.as_uri()}"],
        cwd=base,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (site,) = (base / "venv").glob("lib/python*/site-packages")
    (site / "sitecustomize.py").write_text(GUARD.format(root=str(ROOT)))
    assert (site / "ryaml").exists() == (request.param == "fast")
    folder = base / "My Shop"
    folder.mkdir()
    command = Installed(python.parent / "codegen", folder)
    made = command.run("init").out
    assert "   create  catalogue/catalogue.yaml\n" in made
    command.run("generate")
    yield command


def test_the_guard_would_tell(installed: Installed) -> None:
    python = installed.command.parent / "python"
    done = subprocess.run([python, "-c", f"open({str(ROOT / 'LICENSE')!r})"], capture_output=True)
    assert b"reads the checkout" in done.stderr


def test_a_new_project_is_right(installed: Installed) -> None:
    assert installed.run("check").out.startswith("all is well: ")
    assert installed.run("lint --strict").out == "all is well: 2 messages\n"
    assert installed.run("fmt --check").err == ""


def test_it_renders_what_the_checkout_renders(installed: Installed, tmp_path: Path) -> None:
    folder = tmp_path / installed.folder.name
    folder.mkdir()
    project = Project(folder)
    assert project.run("init").code == 0
    assert project.run("generate").code == 0
    made, expected = files_in(installed.folder), files_in(folder)
    assert {path: made[path] for path in expected} == expected
    for target in ("go", "ts", "python", "docs", "json"):
        assert any(path.startswith(f"generated/{target}/") for path in made)


def test_looking_up(installed: Installed) -> None:
    assert installed.run("explain CORE_CONFIG_FAILED").out.startswith("CORE_CONFIG_FAILED\n")
    assert installed.run("explain bad-value").out.startswith("bad-value")
    assert "CORE_CONFIG_FAILED" in installed.run("search configuration").out
    codes = installed.run("list --codes").out.split()
    assert codes == ["CORE_STARTED", "CORE_CONFIG_FAILED"]
    assert "2" in installed.run("stats").out


def test_outside_a_project_it_knows_the_shipped_catalogue(
    installed: Installed, tmp_path: Path
) -> None:
    said = installed.run("explain AUTH_FAILED", folder=tmp_path).out
    snapshot = json.loads((ROOT / "generated/json/catalogue.json").read_text("utf-8"))["messages"]
    assert said.startswith("AUTH_FAILED\n")
    assert " ".join(snapshot["AUTH_FAILED"]["summary"].split()) in " ".join(said.split())
    assert len(installed.run("list --codes", folder=tmp_path).out.split()) == len(snapshot)
    assert "catalogue/catalogue.yaml" in installed.run("check", 2, folder=tmp_path).err


def test_schemas_for_editors(installed: Installed) -> None:
    assert installed.run("schema").out.split() == NAMES
    assert installed.run("schema --write").out.count("\n") == len(NAMES)
    for name in NAMES:
        written = installed.folder / "schema" / f"{name}.schema.json"
        assert written.read_bytes() == (ROOT / "schema" / written.name).read_bytes()
    for path in installed.folder.rglob("catalogue/**/*.yaml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert (path.parent / first.partition("$schema=")[2]).is_file(), path


def test_targets_and_one_of_one_s_own(installed: Installed) -> None:
    assert [line.split()[:2] for line in installed.run("targets").out.splitlines()] == [
        [name, "shipped"]
        for name in ("csharp", "docs", "go", "java", "json", "python", "rust", "ts")
    ]
    installed.run("new-target kotlin")
    manifest = installed.folder / "catalogue/catalogue.yaml"
    text = manifest.read_text(encoding="utf-8")
    try:
        manifest.write_text(f"{text}  kotlin: {{}}\n", encoding="utf-8")
        installed.run("generate")
        installed.run("check")
        made = [path for path in files_in(installed.folder) if path.startswith("generated/kotlin/")]
        assert made
    finally:
        manifest.write_text(text, encoding="utf-8")
        installed.run("generate")


def test_what_is_wrong_is_told_at_its_place(installed: Installed) -> None:
    path = installed.folder / "catalogue/modules/core.yaml"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text.replace("level: error", "level: eror"), encoding="utf-8")
        said = installed.run("check", 1).err
    finally:
        path.write_text(text, encoding="utf-8")
    line = text.splitlines().index("    level: error") + 1
    assert said.startswith(f'catalogue/modules/core.yaml:{line}:12: error: "eror" is none of')
    assert "  help: did you mean error?" in said


def test_the_wheel_has_every_target_and_nothing_else_of_their_folder(installed: Installed) -> None:
    (site,) = installed.command.parents[1].glob("lib/python*/site-packages")
    shipped = files_in(site / "codegen" / "templates")
    folders = [path.parent for path in (ROOT / "templates").glob("*/target.yaml")]
    assert len(folders) >= 5
    assert shipped == {
        path.relative_to(ROOT / "templates").as_posix(): path.read_bytes()
        for folder in folders
        for path in folder.iterdir()
    }


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".codegen_cache" not in path.parts
    }
