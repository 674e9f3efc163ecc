"""What the rooms share: the tools of other languages, and the packages as people install them."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.writing.small_project import Project, make_project

Run = Callable[..., str]

ROOT = Path(__file__).resolve().parents[1]

_A_JDK = "install a JDK, 17 or newer; no package index of Python or npm has one"
_A_RUST = "install Rust; make setup could not fetch it"
_NOT_FETCHED = {
    **dict.fromkeys(("java", "javac", "javadoc", "jar"), _A_JDK),
    **dict.fromkeys(("cargo", "rustc", "rustdoc", "rustfmt", "clippy-driver"), _A_RUST),
}
"""Tools that a machine may lack although make setup has run, and what helps."""

os.environ.pop("GITHUB_STEP_SUMMARY", None)  # else findings of tests would stand in a real one


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project that was never generated: five files are missing."""
    root = tmp_path / "project"
    root.mkdir()
    return make_project(root)


@pytest.fixture
def generated(project: Project) -> Project:
    """The small project with generated/ up to date."""
    project.generate()
    return project


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of the run share, for the caches of compilers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs a tool and gives its output; one that make setup installs must be there."""
    path = f"{os.environ.get('PATH', '')}{os.pathsep}{Path(sys.executable).parent}"

    def run_tool(
        *command: str | Path, cwd: Path, env: Mapping[str, str] | None = None, code: int = 0
    ) -> str:
        tool = shutil.which(command[0], path=path)
        if tool is None:
            said = f"{command[0]} is needed and not installed"
            if str(command[0]) in _NOT_FETCHED:  # told at the end of the run, by -ra
                pytest.skip(f"{said}: {_NOT_FETCHED[str(command[0])]}")
            pytest.fail(f"{said}: make setup")
        done = subprocess.run(
            [tool, *command[1:]],
            cwd=cwd,
            env={**os.environ, "PATH": path, **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        said = f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
        assert done.returncode == code, said
        return done.stdout

    return run_tool


@pytest.fixture(scope="session")
def dist(shared: Path, run: Run) -> Path:
    """The folder that `make package` builds, built once for all processes of the run."""
    folder = shared / "dist"
    with (shared / "dist.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            run(sys.executable, "-m", "release", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="session")
def go_env(shared: Path) -> dict[str, str]:
    """Keeps go, and what calls it, from the network, with a cache that the whole run shares."""
    return {
        "GOFLAGS": "-mod=mod",
        "GOTOOLCHAIN": "local",
        "GOPROXY": "off",
        "GOWORK": "off",
        "CGO_ENABLED": "0",
        "GOCACHE": str(shared / "go"),
    }


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the quick tests before the slow ones, so that a mistake shows early."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)
