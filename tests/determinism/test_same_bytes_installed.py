"""The command that a wheel installs renders the shipped catalogue to what is committed."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.writing.small_project import files_in

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_command_of_a_wheel_in_an_environment_of_its_own(tmp_path: Path) -> None:
    source, home = tmp_path / "source", tmp_path / "home"
    source.mkdir()
    for name in ("codegen", "schema", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-index"]
    wheels = tmp_path / "wheels"
    _run([*pip, "wheel", *options, "--no-build-isolation", "-w", str(wheels), str(source)])
    _run([sys.executable, "-m", "venv", "--without-pip", str(home)])
    python = home / "bin/python"
    (wheel,) = wheels.iterdir()
    _run([*pip, "--python", str(python), "install", *options, str(wheel)])
    shutil.rmtree(source)
    site = Path(_run([str(python), "-c", "import site; print(site.getsitepackages()[0])"]).strip())
    # What it depends on comes from the environment of the tests; its .pth files do not count.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    project = tmp_path / "project"
    shutil.copytree(ROOT / "catalogue", project / "catalogue")
    shutil.copy(ROOT / "LICENSE", project)

    where = _run([str(python), "-P", "-c", "import codegen; print(codegen.__file__)"])
    _run([str(home / "bin/codegen"), "generate"], cwd=project)

    assert Path(where.strip()).is_relative_to(home)
    assert files_in(project / "generated") == files_in(ROOT / "generated")
    assert _run([str(home / "bin/codegen"), "check"], cwd=project).startswith("all is well")


def _run(command: list[str], cwd: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout
