"""The image, as far as it can be built without an engine: its lines, its files, its first stage."""

import re
import sys
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.ci.conftest import Shell
from tests.writing.small_project import Project

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., str]


def instructions() -> list[tuple[str, str]]:
    """The lines of the Dockerfile, continued ones joined, as words and the rest."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ").splitlines()
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in joined)]


def first_stage() -> list[tuple[str, str]]:
    found = instructions()
    starts = [at for at, (name, _) in enumerate(found) if name == "FROM"]
    assert len(starts) == 2
    return found[starts[0] + 1 : starts[1]]


def sent(path: str) -> bool:
    """Whether .dockerignore lets a path at the top go to the builder; its last line that fits."""
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    found = True
    for rule in rules:
        if rule and rule[0] != "#" and fnmatch(path, rule.lstrip("!")):
            found = rule[0] == "!"
    return found


@pytest.mark.slow
def test_hadolint_finds_nothing(run: Run) -> None:
    assert run("hadolint", "--failure-threshold", "style", "Dockerfile", cwd=ROOT) == ""


def test_the_image_runs_the_command_as_nobody_special_in_the_mounted_folder() -> None:
    last = instructions()[len(first_stage()) :]
    found = dict(last)
    assert found["ENTRYPOINT"] == '["codegen"]'
    assert found["WORKDIR"] == "/work"
    assert found["USER"] == "1000"
    assert [name for name, _ in last].index("USER") > max(
        at for at, (name, _) in enumerate(last) if name == "RUN"
    )


def test_the_base_is_named_once_and_with_a_version() -> None:
    found = instructions()
    base = dict(found)["ARG"]
    assert re.fullmatch(r"BASE=python:3\.\d+-slim-[a-z]+", base)
    assert [rest.split()[0] for name, rest in found if name == "FROM"] == ["${BASE}"] * 2


def test_the_builder_gets_what_it_copies_and_nothing_else() -> None:
    copied = {item for name, rest in first_stage() if name == "COPY" for item in rest.split()[:-1]}
    assert copied == {path.name for path in ROOT.iterdir() if sent(path.name)}
    for name in (".git", ".venv", "tests", "node_modules", "dist", "generated"):
        assert not sent(name)


@pytest.mark.slow
def test_the_first_stage_builds_a_command_that_works(
    checkout: Path, shell: Shell, started: Project, tmp_path: Path
) -> None:
    """Runs the stage's own lines, in folders of this test instead of /src, /opt and the image's."""
    source = tmp_path / "src"
    source.mkdir()
    for name, rest in first_stage():
        if name == "COPY":
            *items, end = rest.split()
            for item in items:
                place = source / end if (checkout / item).is_dir() else source / item
                shell(f'cp -r "{checkout / item}" "{place}"', tmp_path, {})
    assert sorted(path.name for path in source.iterdir()) == sorted(
        path.name for path in ROOT.iterdir() if sent(path.name)
    )
    lines = [rest for name, rest in first_stage() if name == "RUN"]
    assert len(lines) == 1
    script = lines[0].replace("/opt/", f"{tmp_path}/opt/")
    python = f'python() {{ "{sys.executable}" "$@"; }}\n'
    done = shell(python + script, source, {}, ("bash", "-e"))
    assert done.returncode == 0, done.stdout + done.stderr

    command = tmp_path / "opt/codegen/bin/codegen"
    done = shell(f'"{command}" check', started.root, {})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("all is well")
    quick = shell(f'"{command.parent}/python" -c "import ryaml, jsonschema_rs"', tmp_path, {})
    assert quick.returncode == 0, quick.stderr
    assert not (command.parent / "pip").exists()
