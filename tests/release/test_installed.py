"""Each artefact, installed into an empty project and used there, with nothing else to be had."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., str]
Messages = dict[str, dict[str, str]]

ROOT = Path(__file__).resolve().parents[2]
NODE_TOOLS = ROOT / "tests" / "packages" / "node_modules"
VERSION = "0.1.0"
CODE = "AUTH_FAILED"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def snapshot() -> Messages:
    text = (ROOT / "generated/json/catalogue.json").read_text(encoding="utf-8")
    messages: Messages = json.loads(text)["messages"]
    return messages


# Go

GO_PROGRAM = """package main

import (
	"errors"
	"fmt"

	"go.containerssh.io/message"
)

func main() {
	err := fmt.Errorf("%w: no such user", message.EAuthFailed)
	details, ok := message.Lookup("AUTH_FAILED")
	fmt.Println(errors.Is(err, message.EAuthFailed), ok, len(message.All()))
	fmt.Println(details.Summary)
}
"""


@pytest.fixture
def proxy(dist: Path, tmp_path: Path) -> Path:
    """A module proxy as a folder, with the zip and what a proxy says beside it."""
    (archive,) = dist.glob("*.zip")
    versions = tmp_path / "proxy" / "go.containerssh.io" / "message" / "@v"
    versions.mkdir(parents=True)
    shutil.copy(archive, versions / f"v{VERSION}.zip")
    (versions / "list").write_text(f"v{VERSION}\n")
    (versions / f"v{VERSION}.info").write_text(json.dumps({"Version": f"v{VERSION}"}))
    with zipfile.ZipFile(archive) as content:
        module = content.read(f"go.containerssh.io/message@v{VERSION}/go.mod")
    (versions / f"v{VERSION}.mod").write_bytes(module)
    return tmp_path / "proxy"


def test_go_gets_the_zip(
    proxy: Path,
    run: Run,
    go_env: dict[str, str],
    tmp_path: Path,
    snapshot: Messages,
) -> None:
    cache = {"GOFLAGS": "-modcacherw", "GOMODCACHE": str(tmp_path / "cache")}
    env = {**go_env, **cache, "GOPROXY": proxy.as_uri(), "GONOSUMDB": "*"}
    service = tmp_path / "service"
    service.mkdir()
    (service / "main.go").write_text(GO_PROGRAM)
    run("go", "mod", "init", "example.org/service", cwd=service, env=env)
    run("go", "get", "go.containerssh.io/message@latest", cwd=service, env=env)
    said = run("go", "run", ".", cwd=service, env=env)
    assert said == f"true true {len(snapshot)}\n{snapshot[CODE]['summary']}\n"
    assert "all modules verified" in run("go", "mod", "verify", cwd=service, env=env)
    module = tmp_path / "cache" / "go.containerssh.io" / f"message@v{VERSION}"
    run("go", "vet", "./...", cwd=module, env=env)
    assert f"go.containerssh.io/message v{VERSION}" in (service / "go.mod").read_text()


# npm

TS_PROGRAM = """import { AUTH_FAILED, CODES, isCode } from "@containerssh/message-codes";
import { details } from "@containerssh/message-codes/details";

declare const console: { log(...values: unknown[]): void };
const text: string = "AUTH_FAILED";
console.log(isCode(text) && text === AUTH_FAILED, CODES.length);
console.log(details(AUTH_FAILED).summary);
"""


@pytest.fixture
def web(dist: Path, run: Run, tmp_path: Path) -> Path:
    """An empty npm project into which the tarball is installed, without a network."""
    folder = tmp_path / "web"
    folder.mkdir()
    (folder / "package.json").write_text('{"type": "module", "private": true}')
    (tarball,) = dist.glob("*.tgz")
    run("npm", "install", "--offline", "--no-audit", "--no-fund", tarball, cwd=folder)
    return folder


def test_npm_installs_the_tarball(web: Path, run: Run, snapshot: Messages) -> None:
    assert [path.name for path in (web / "node_modules").iterdir() if path.name[0] != "."] == [
        "@containerssh"
    ]
    (web / "main.ts").write_text(TS_PROGRAM)
    options = {"module": "nodenext", "target": "es2022", "strict": True, "types": []}
    (web / "tsconfig.json").write_text(json.dumps({"compilerOptions": options}))
    for compiler in ("typescript-5", "typescript"):
        (web / "main.js").unlink(missing_ok=True)
        run("node", NODE_TOOLS / compiler / "bin" / "tsc", "-p", ".", cwd=web)
        said = run("node", "main.js", cwd=web)
        assert said == f"true {len(snapshot)}\n{snapshot[CODE]['summary']}\n"


def test_maps_of_the_tarball_lead_to_its_sources(web: Path) -> None:
    package = web / "node_modules" / "@containerssh" / "message-codes"
    maps = sorted((package / "dist").glob("*.map"))
    assert len(maps) == 4
    for path in maps:
        for source in json.loads(path.read_text(encoding="utf-8"))["sources"]:
            assert (path.parent / source).is_file(), f"{path.name}: {source}"


def test_publint_finds_nothing(dist: Path, run: Run) -> None:
    (tarball,) = dist.glob("*.tgz")
    said = run("node", NODE_TOOLS / ".bin" / "publint", "--strict", tarball, cwd=dist)
    assert "All good!" in said


def test_types_are_right_for_every_way_of_importing(dist: Path, run: Run) -> None:
    (tarball,) = dist.glob("*.tgz")
    attw = NODE_TOOLS / ".bin" / "attw"
    command = ["node", attw, "--profile", "esm-only", "--format", "json", tarball]
    found = json.loads(run(*command, cwd=dist))
    assert found["analysis"]["types"] == {"kind": "included"}
    assert {"./details", "."} <= set(found["analysis"]["entrypoints"])


# Python

PYTHON_PROGRAM = """
import importlib.metadata
from containerssh_message_codes import Code, parse_code
code = parse_code("AUTH_FAILED")
print(code is Code.AUTH_FAILED, len(Code))
print(code.details.summary)
distribution = importlib.metadata.distribution("containerssh-message-codes")
print(distribution.version, distribution.requires)
print(sorted(item.name for item in importlib.metadata.distributions()))
"""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """The interpreter of an environment that holds nothing, not even pip."""
    command = [sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "empty")]
    subprocess.run(command, check=True)
    return tmp_path / "empty" / "bin" / "python"


def pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("pattern", ["containerssh*.whl", "containerssh*.tar.gz"])
def test_pip_installs_the_package(
    dist: Path, empty: Path, run: Run, pattern: str, snapshot: Messages
) -> None:
    (artefact,) = dist.glob(pattern)
    if pattern.endswith(".tar.gz"):  # as pip does, but with the builder of the tests' environment
        wheels = empty.parents[1] / "wheels"
        pip("wheel", "--no-index", "--no-deps", "--no-build-isolation", "-w", wheels, artefact)
        (artefact,) = wheels.iterdir()
    pip("--python", empty, "install", "--no-index", artefact)
    said = run(empty, "-I", "-c", PYTHON_PROGRAM, cwd=empty.parent).splitlines()
    assert said == [
        f"True {len(snapshot)}",
        snapshot[CODE]["summary"],
        f"{VERSION} None",
        "['containerssh-message-codes']",
    ]


@pytest.mark.parametrize("name", ["containerssh_message_codes", "message_codegen"])
def test_an_sdist_builds_the_wheel_beside_it(dist: Path, tmp_path: Path, name: str) -> None:
    (source,) = dist.glob(f"{name}-*.tar.gz")
    (wheel,) = dist.glob(f"{name}-*.whl")
    options = ["--no-index", "--no-deps", "--no-build-isolation"]
    pip("wheel", *options, "-w", tmp_path / "wheels", source)
    (built,) = (tmp_path / "wheels").iterdir()
    assert built.name == wheel.name
    assert built.read_bytes() == wheel.read_bytes()


# The toolkit: its command renders the shipped catalogue to what is committed


def test_the_toolkit_s_command_renders_what_is_committed(
    dist: Path, empty: Path, run: Run, tmp_path: Path
) -> None:
    (wheel,) = dist.glob("message_codegen-*.whl")
    pip("--python", empty, "install", "--no-deps", "--no-index", wheel)
    project = tmp_path / "project"
    shutil.copytree(ROOT / "catalogue", project / "catalogue")
    shutil.copy(ROOT / "LICENSE", project)
    site = run(empty, "-c", "import site; print(site.getsitepackages()[0])", cwd=tmp_path).strip()
    # What it depends on comes from the environment of the tests; its .pth files do not count.
    purelib = next(path for path in sys.path if path.endswith("site-packages"))
    Path(site, "dependencies.pth").write_text(purelib + "\n")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = empty.parent / "codegen"
    for verb in ("generate", "check"):
        done = subprocess.run(
            [command, verb], cwd=project, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
    where = run(empty, "-P", "-c", "import codegen; print(codegen.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(empty.parents[1])
    rendered = files_in(project / "generated")
    assert rendered == files_in(ROOT / "generated")


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
