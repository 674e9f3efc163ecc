"""The trees that the tests are run with, and their packages as a compiler has made them."""

import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from .trees import NAMES, Tree, tree_named

Run = Callable[..., str]

NODE_TOOLS = Path(__file__).parent / "node_modules"


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
def go(run: Run, go_env: dict[str, str]) -> Run:
    """Runs go."""
    return partial(run, "go", env=go_env)


@pytest.fixture(scope="session")
def cargo(run: Run) -> Run:
    """Runs cargo, kept from the network; each folder has a target of its own."""
    return partial(run, "cargo", env={"CARGO_NET_OFFLINE": "true", "CARGO_TERM_COLOR": "never"})


def java_sources(package: Path) -> list[Path]:
    """The sources of a Java library."""
    return sorted((package / "src" / "main" / "java").rglob("*.java"))


def java_package(package: Path) -> str:
    """The name of a Java library's package, which is that of its module."""
    text = (package / "src" / "main" / "java" / "module-info.java").read_text(encoding="utf-8")
    return text.partition("exports ")[2].partition(";")[0]


def csharp_package(package: Path) -> str:
    """The name of a .NET library and of its namespace."""
    (project,) = package.glob("*.csproj")
    return project.stem


def compiler(name: str) -> Path:
    path = NODE_TOOLS / name / "bin" / "tsc"
    assert path.is_file(), f"{name} is needed and not installed: make setup"
    return path


def npm_name(tree: Tree) -> str:
    """The name of the npm package."""
    text = (tree.folder / "ts" / "package.json").read_text(encoding="utf-8")
    return str(json.loads(text)["name"])


@pytest.fixture(scope="session")
def built(tree: Tree, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built package as node_modules/consumed, and under its own name."""
    folder = tmp_path_factory.mktemp("built")
    package = folder / "node_modules" / "consumed"
    shutil.copytree(tree.folder / "ts", package)
    path = f"{NODE_TOOLS / '.bin'}{os.pathsep}{os.environ['PATH']}"
    run("npm", "run", "--silent", "build", cwd=package, env={"PATH": path})
    own = folder / "node_modules" / npm_name(tree)
    own.parent.mkdir(exist_ok=True)
    own.symlink_to(package, target_is_directory=True)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return folder
