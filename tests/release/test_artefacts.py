"""The artefacts of a project, and the ways in which there shall be none."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("catalogue", "codegen", "generated", "release", "schema", "templates")
FILES = ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", ".gitignore")
NODE_TOOLS = Path("tests/packages/node_modules")

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of all that packages are built from."""
    folder = tmp_path / "project"
    for name in PARTS:
        skip = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=skip)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    (folder / NODE_TOOLS).parent.mkdir(parents=True)
    (folder / NODE_TOOLS).symlink_to(ROOT / NODE_TOOLS, target_is_directory=True)
    return folder


def package(
    project: Path, out: Path, *arguments: str, umask: int = 0o022, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "release", str(out), *arguments],
        cwd=project,
        env={**os.environ, **environment},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )


def sums(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != "SHA256SUMS"
    }


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_there_is_an_artefact_for_each_kind_of_user(dist: Path) -> None:
    assert sorted(sums(dist)) == [
        "containerssh-message-codes-0.1.0.tgz",
        "containerssh_message_codes-0.1.0-py3-none-any.whl",
        "containerssh_message_codes-0.1.0.tar.gz",
        "go.containerssh.io-message-v0.1.0.zip",
        "message_codegen-0.1.0-py3-none-any.whl",
        "message_codegen-0.1.0.tar.gz",
    ]


def test_the_list_of_sums_is_right(dist: Path) -> None:
    listed = [line.split("  ") for line in (dist / "SHA256SUMS").read_text().splitlines()]
    assert listed == sorted(listed, key=lambda row: row[1])
    assert {name: value for value, name in listed} == sums(dist)


def test_another_machine_builds_the_same_bytes(dist: Path, project: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale, mask, clock and epoch, and files of another age."""
    for number, path in enumerate(sorted(project.rglob("*"))):
        if path.is_file() and not path.is_symlink() and "node_modules" not in path.parts:
            os.utime(path, (1_000_000_000 + number,) * 2)
            path.chmod(0o600)
    done = package(
        project,
        tmp_path / "out",
        umask=0o077,
        TZ="Asia/Kathmandu",
        LC_ALL="C",
        SOURCE_DATE_EPOCH="1234567890",
        PYTHONHASHSEED="7",
    )
    assert done.returncode == 0, done.stderr
    assert sums(tmp_path / "out") == sums(dist)
    assert done.stdout == (dist / "SHA256SUMS").read_text()


def test_archives_hold_what_they_should_and_no_more(dist: Path) -> None:
    with zipfile.ZipFile(next(dist.glob("*.zip"))) as archive:
        root = "go.containerssh.io/message@v0.1.0/"
        assert {name.removeprefix(root) for name in archive.namelist()} == {
            path.name for path in (ROOT / "generated" / "go").iterdir()
        }
    with tarfile.open(next(dist.glob("*.tgz"))) as archive:
        names = {name.removeprefix("package/") for name in archive.getnames()}
        built = {f"dist/{name}{end}" for name in ("codes", "details") for end in ENDINGS}
        assert names == built | {
            *("LICENSE", "README.md", "package.json", "src/codes.ts", "src/details.ts")
        }
    with tarfile.open(next(dist.glob("message_codegen*.tar.gz"))) as archive:
        tops = {name.split("/")[1] for name in archive.getnames()}
        sources = {"catalogue", "codegen", "schema", "templates"}
        assert tops == sources | {*FILES, "PKG-INFO"}
    rules = "codegen/diagnostics/"
    with zipfile.ZipFile(next(dist.glob("message_codegen*.whl"))) as archive:
        own = {name for name in archive.namelist() if name.startswith(rules)}
    assert own == {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / rules).rglob("*")
        if path.is_file() and not {"__pycache__", ".codegen_cache"} & set(path.parts)
    }


ENDINGS = (".js", ".js.map", ".d.ts", ".d.ts.map")


def test_what_is_stale_is_not_packaged(project: Path, tmp_path: Path) -> None:
    change(project / "generated/go/code.go", "Error returns the code itself.", "Error returns.")
    done = package(project, tmp_path / "out")
    assert done.returncode == 2
    assert "generated/go/code.go: error: the file was edited by hand" in done.stderr
    assert "error: generated/ cannot be packaged" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_what_is_beside_the_generated_files_is_not_packaged(
    dist: Path, project: Path, tmp_path: Path
) -> None:
    for path in ("ts/dist/old.js", "ts/src/notes.ts", "python/src/x.py", "go/x.go"):
        (project / "generated" / path).parent.mkdir(exist_ok=True)
        (project / "generated" / path).write_text("x")
    done = package(project, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert sums(tmp_path / "out") == sums(dist)


def test_a_build_replaces_an_earlier_one_and_leaves_other_files(
    dist: Path, project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(dist, out)
    (out / "notes.txt").write_text("mine")
    change(project / "catalogue/catalogue.yaml", 'version: "0.1.0"', 'version: "1.2.3-rc.4"')
    subprocess.run([sys.executable, "-m", "codegen", "generate"], cwd=project, check=True)
    done = package(project, out)
    assert done.returncode == 0, done.stderr
    assert sorted(sums(out)) == [
        "containerssh-message-codes-1.2.3-rc.4.tgz",
        "containerssh_message_codes-1.2.3rc4-py3-none-any.whl",
        "containerssh_message_codes-1.2.3rc4.tar.gz",
        "go.containerssh.io-message-v1.2.3-rc.4.zip",
        "message_codegen-0.1.0-py3-none-any.whl",
        "message_codegen-0.1.0.tar.gz",
        "notes.txt",
    ]


@pytest.mark.parametrize("tag", ["catalogue-v0.1.0", "toolkit-v0.1.0"])
def test_a_tag_of_the_version_is_taken(tag: str, tmp_path: Path) -> None:
    done = package(ROOT, tmp_path / "out", "--tag", tag)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("tag", ["catalogue-v0.1.1", "v0.1.0", "toolkit-0.1.0"])
def test_another_tag_is_refused(tag: str, tmp_path: Path) -> None:
    done = package(ROOT, tmp_path / "out", "--tag", tag)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"error: nothing here is of the tag {tag}",
        "  help: the tags: catalogue-v0.1.0, toolkit-v0.1.0",
    ]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("version", "module", "wanted"),
    [
        ("2.0.0", "go.containerssh.io/message", "go.containerssh.io/message/v2"),
        ("3.1.0", "go.containerssh.io/message/v2", "go.containerssh.io/message/v3"),
        ("1.0.0", "go.containerssh.io/message/v2", "go.containerssh.io/message"),
        ("2.0.0", "go.containerssh.io/message/v2", ""),
    ],
)
def test_a_major_version_that_go_would_refuse_is_refused(
    project: Path, tmp_path: Path, version: str, module: str, wanted: str
) -> None:
    manifest = project / "catalogue/catalogue.yaml"
    change(manifest, 'version: "0.1.0"', f'version: "{version}"')
    change(manifest, "module: go.containerssh.io/message", f"module: {module}")
    subprocess.run([sys.executable, "-m", "codegen", "generate"], cwd=project, check=True)
    done = package(project, tmp_path / "out")
    assert done.returncode == (2 if wanted else 0), done.stderr
    if wanted:
        assert f"Go refuses version {version} of the module {module}" in done.stderr
        assert f"help: in the manifest, under targets, go, write module: {wanted}\n" in done.stderr


def test_a_faulty_catalogue_is_not_packaged(project: Path, tmp_path: Path) -> None:
    change(project / "catalogue/catalogue.yaml", 'version: "0.1.0"', "version: 0.1")
    done = package(project, tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.startswith("error: the catalogue has faults\n  help: run codegen check")


@pytest.mark.parametrize(
    ("tag", "named", "built_in", "fits"),
    [
        ("catalogue-v0.1.0", "", "https://forge.test/codes", False),
        ("catalogue-v0.1.0", "https://forge.test/other", "https://forge.test/codes", False),
        ("catalogue-v0.1.0", "https://forge.test/Codes.git", "https://forge.test/codes", True),
        ("toolkit-v0.1.0", "", "https://forge.test/codes", True),
    ],
)
def test_an_npm_package_of_another_repository_is_refused(
    project: Path, tmp_path: Path, tag: str, named: str, built_in: str, fits: bool
) -> None:
    manifest = project / "catalogue/catalogue.yaml"
    if named:
        change(manifest, "homepage:", f"repository: {named}\nhomepage:")
        subprocess.run([sys.executable, "-m", "codegen", "generate"], cwd=project, check=True)
    done = package(project, tmp_path / "out", "--tag", tag, "--repository", built_in)
    assert done.returncode == (0 if fits else 2), done.stderr
    if not fits:
        assert f"it does not name the repository {built_in}\n" in done.stderr
        assert f"help: in the manifest, write repository: {built_in}\n" in done.stderr
