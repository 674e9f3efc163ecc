"""Builds each package with the tools of its own language, from files that are up to date."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from codegen.model import CodegenError
from release.gozip import write_module_zip
from release.manifest import Release

# The compiler that package-lock.json pins, so that every build is by the same one.
_COMPILER = Path(__file__).resolve().parents[1] / "tests/packages/node_modules/.bin/tsc"


def build_all(root: Path, releases: list[Release], out: Path) -> None:
    """Builds the packages of a project into a folder.

    Raises:
        CodegenError: generated/ is not what the catalogue renders to, or a tool fails.
    """
    _run([sys.executable, "-m", "codegen", "check"], root, "generated/ cannot be packaged")
    with tempfile.TemporaryDirectory() as name:
        for release in releases:
            files = root
            if release.kind in _BUILDERS:
                files = Path(name) / release.kind
                _copy_generated(root / "generated", release.kind, files)
            build = _BUILDERS.get(release.kind, _build_python)
            build(release, files, out)


def _copy_generated(generated: Path, target: str, copy: Path) -> None:
    """Copies the files of a target that the tool knows as its own, and nothing beside them."""
    for line in (generated / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        path = line.partition("  ")[2]
        if path.startswith(f"{target}/"):
            place = copy / path.removeprefix(f"{target}/")
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(generated / path, place)
            place.chmod(0o644)


def _build_go(release: Release, files: Path, out: Path) -> None:
    name = f"{release.name.replace('/', '-')}-v{release.version}.zip"
    write_module_zip(files, release.name, release.version, out / name)


def _build_npm(release: Release, files: Path, out: Path) -> None:
    npm = shutil.which("npm")
    if npm is None or not _COMPILER.exists():
        raise CodegenError("npm and tsc are needed for the npm package", "run make setup")
    path = f"{_COMPILER.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    command = [npm, "pack", "--silent", "--pack-destination", str(out)]
    _run(command, files, f"npm did not pack {release.name}", {"PATH": path})


def _build_python(release: Release, files: Path, out: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
    _run(command, files, f"hatchling did not build {release.name}")


_BUILDERS: dict[str, Callable[[Release, Path, Path], None]] = {
    "go": _build_go,
    "ts": _build_npm,
    "python": _build_python,
}


def _run(command: list[str], cwd: Path, fault: str, env: Mapping[str, str] | None = None) -> None:
    """Runs a tool whose output is shown only where it fails.

    SOURCE_DATE_EPOCH is kept from it, as the time in an archive is always the tool's fixed one, and
    so is the user's mask, as npm packs the modes that it finds.
    """
    inherited = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**inherited, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        umask=0o022,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode("utf-8", "backslashreplace"))
        raise CodegenError(
            fault, f"{Path(command[0]).name} ended with {done.returncode}; see above"
        )
