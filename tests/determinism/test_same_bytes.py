"""The shipped catalogue renders to the same bytes whatever the machine, locale, order or path."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = {
    str(path.relative_to(ROOT / "generated")): path.read_bytes()
    for path in sorted((ROOT / "generated").glob("**/*"))
    if path.is_file()
}


def new_project(folder: Path) -> Path:
    """A project with the shipped catalogue and nothing generated."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "catalogue", folder / "catalogue")
    shutil.copy(ROOT / "LICENSE", folder)
    return folder


def tree(project: Path) -> dict[str, bytes]:
    """Every file of generated/ with its bytes."""
    base = project / "generated"
    files = sorted(path for path in base.glob("**/*") if path.is_file())
    return {str(path.relative_to(base)): path.read_bytes() for path in files}


def generate(
    project: Path,
    *arguments: str,
    python: tuple[str, ...] = (),
    cwd: Path | None = None,
    preexec: Callable[[], object] | None = None,
    **environment: str,
) -> None:
    """Runs `codegen generate` as a process of its own."""
    run = subprocess.run(
        [sys.executable, *(python or ("-m", "codegen")), "generate", *arguments],
        cwd=cwd or project,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        preexec_fn=preexec,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "project")


def test_what_is_committed_is_what_comes_out(project: Path) -> None:
    generate(project)
    assert tree(project) == EXPECTED


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_hash_seed(project: Path, seed: str) -> None:
    generate(project, PYTHONHASHSEED=seed)
    assert tree(project) == EXPECTED


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "tr_TR.UTF-8", "xx_XX"])
def test_locale(project: Path, locale: str) -> None:
    generate(project, LC_ALL=locale, LANG=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert tree(project) == EXPECTED


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kathmandu", "Pacific/Kiritimati"])
def test_time_zone_and_time(project: Path, zone: str) -> None:
    for path in project.glob("catalogue/**/*.yaml"):
        os.utime(path, (1, 1))
    generate(project, TZ=zone, SOURCE_DATE_EPOCH="1")
    assert tree(project) == EXPECTED


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_umask(project: Path, mask: int) -> None:
    generate(project, preexec=lambda: os.umask(mask))
    assert tree(project) == EXPECTED
    for path in project.glob("generated/**/*"):
        if path.is_file():
            assert path.stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("where", ["catalogue/modules", "."])
def test_working_directory(project: Path, where: str) -> None:
    generate(project, cwd=project / where)
    assert tree(project) == EXPECTED


def test_root_given_from_elsewhere(project: Path, tmp_path: Path) -> None:
    generate(project, "--root", "project", cwd=tmp_path)
    assert tree(project) == EXPECTED
    generate(project, "--root", str(project), cwd=Path("/"))
    assert tree(project) == EXPECTED


@pytest.mark.parametrize("name", ["with spaces", "Größe", "日本語", "a'b\"c", "$HOME", "-x"])
def test_path_of_the_project(tmp_path: Path, name: str) -> None:
    project = new_project(tmp_path / name)
    generate(project)
    assert tree(project) == EXPECTED


def test_order_in_which_files_were_made(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "catalogue" / "modules").mkdir(parents=True)
    for path in sorted((ROOT / "catalogue" / "modules").iterdir(), reverse=True):
        shutil.copy(path, project / "catalogue" / "modules")
    shutil.copy(ROOT / "catalogue" / "catalogue.yaml", project / "catalogue")
    shutil.copy(ROOT / "LICENSE", project)
    generate(project)
    assert tree(project) == EXPECTED


def _reorder(path: Path) -> None:
    """Turns the keys of the manifest and of messages round: their order is not the author's."""
    yaml = YAML(typ="rt", pure=True)
    data = yaml.load(path.read_text(encoding="utf-8"))
    data.update(reversed([(key, data.pop(key)) for key in list(data)]))
    for message in (data.get("messages") or {}).values():
        message.update(reversed([(key, message.pop(key)) for key in list(message)]))
    for options in (data.get("targets") or {}).values():
        options.update(reversed([(key, options.pop(key)) for key in list(options)]))
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(data, file)


def test_order_of_keys_that_is_ours(project: Path) -> None:
    for path in project.glob("catalogue/**/*.yaml"):
        before = path.read_text(encoding="utf-8")
        _reorder(path)
        assert path.read_text(encoding="utf-8") != before
    generate(project)
    assert tree(project) == EXPECTED


def test_order_of_targets(project: Path) -> None:
    path = project / "catalogue" / "catalogue.yaml"
    head, targets = path.read_text(encoding="utf-8").split("targets:\n")
    parts: list[str] = []
    for line in targets.splitlines(keepends=True):
        if line.startswith("    "):
            parts[-1] += line
        else:
            parts.append(line)
    path.write_text(head + "targets:\n" + "".join(reversed(parts)), encoding="utf-8")
    generate(project)
    assert tree(project) == EXPECTED


def test_one_processor(project: Path) -> None:
    generate(project, preexec=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}))
    assert tree(project) == EXPECTED


def test_run_twice_and_one_target_after_the_other(project: Path) -> None:
    for target in ("json", "go", "docs", "ts", "python"):
        generate(project, "--target", target)
    assert tree(project) == EXPECTED
    shutil.rmtree(project / ".codegen_cache")
    generate(project)
    assert tree(project) == EXPECTED


def test_byte_order_mark_and_line_ends(project: Path) -> None:
    for number, path in enumerate(sorted(project.glob("catalogue/**/*.yaml"))):
        end = [b"\r\n", b"\r", b"\n"][number % 3]
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", end))
    generate(project)
    assert tree(project) == EXPECTED


def test_comments_and_quotes(project: Path) -> None:
    for path in project.glob("catalogue/modules/*.yaml"):
        lines = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("    summary: "):
                text = line.removeprefix("    summary: ").replace("'", "''")
                lines += ["    # A remark.", f"    summary:   '{text}'   # and another"]
            else:
                lines.append(line)
        path.write_text("\n\n# first\n" + "\n".join(lines) + "\n# last", encoding="utf-8")
    generate(project)
    assert tree(project) == EXPECTED


_WITHOUT_FAST = """
import sys
sys.modules["ryaml"] = sys.modules["jsonschema_rs"] = None
from codegen.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_without_the_quick_readers(project: Path) -> None:
    generate(project, python=("-c", _WITHOUT_FAST))
    assert tree(project) == EXPECTED


def test_optimised_and_isolated_from_bytecode(project: Path) -> None:
    generate(project, python=("-OO", "-B", "-m", "codegen"))
    assert tree(project) == EXPECTED
