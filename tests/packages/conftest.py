"""The trees that the tests are run with, and the tools that they need."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from .trees import NAMES, Tree, tree_named

Run = Callable[..., str]


@pytest.fixture(scope="session")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Tree]:
    """Gives the tree of a name, rendering the random one at its first use."""
    made: dict[str, Tree] = {}

    def tree(name: str) -> Tree:
        if name not in made:
            made[name] = tree_named(name, tmp_path_factory.mktemp(name))
        return made[name]

    return tree


@pytest.fixture(params=NAMES, scope="session")
def tree(request: pytest.FixtureRequest, trees: Callable[[str], Tree]) -> Tree:
    """Each tree in turn."""
    return trees(request.param)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of the run share, for the caches of compilers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs a tool and gives its output; a tool that is missing or fails is a failure."""
    path = f"{os.environ.get('PATH', '')}{os.pathsep}{Path(sys.executable).parent}"

    def run_tool(
        *command: str | Path, cwd: Path, env: Mapping[str, str] | None = None, code: int = 0
    ) -> str:
        tool = shutil.which(command[0], path=path)
        if tool is None:
            pytest.fail(f"{command[0]} is needed and not installed: make setup")
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
