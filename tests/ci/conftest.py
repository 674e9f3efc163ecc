"""A project as `codegen init` starts it, a checkout of the tool, and a shell as runners have it."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.writing.small_project import Project

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("catalogue", "codegen", "schema", "templates")
FILES = ("pyproject.toml", "README.md", "LICENSE", "constraints.txt", "action.yml")
FILES += ("Dockerfile", ".pre-commit-hooks.yaml")

Shell = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def started(tmp_path: Path) -> Project:
    """A new project, rendered."""
    folder = tmp_path / "shop"
    folder.mkdir()
    project = Project(folder)
    assert project.run("init").code == 0
    assert project.run("generate").code == 0
    return project


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What others fetch of this repository, as far as a tool is installed from it."""
    folder = tmp_path_factory.mktemp("checkout") / "message-codegen"
    for name in PARTS:
        skip = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=skip)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def shell() -> Shell:
    """Runs a script with the variables that are given and no others of this tool's tests."""

    def run_script(
        script: str, cwd: Path, env: Mapping[str, str], program: tuple[str, ...] = ("bash",)
    ) -> subprocess.CompletedProcess[str]:
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        return subprocess.run(
            [*program, "-c", script],
            cwd=cwd,
            env={**kept, **env},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run_script


@pytest.fixture(scope="session")
def git(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Runs git with a name of its own and nobody's settings."""
    nobody = tmp_path_factory.mktemp("git") / "config"
    nobody.write_text("[user]\n  name = Tests\n  email = tests@example.org\n")

    def run_git(folder: Path, *arguments: str) -> str:
        settings = {"GIT_CONFIG_GLOBAL": str(nobody), "GIT_CONFIG_NOSYSTEM": "1"}
        return subprocess.run(
            ["git", "-C", folder, *arguments],
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    return run_git


@pytest.fixture
def index(dist: Path) -> dict[str, str]:
    """Settings with which pip finds the built wheels beside what an index has."""
    links = f"{os.environ.get('PIP_FIND_LINKS', '')} {dist}"
    return {
        "PIP_FIND_LINKS": links.strip(),
        "PIP_CONSTRAINT": str(ROOT / "constraints.txt"),
        "PIP_QUIET": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
