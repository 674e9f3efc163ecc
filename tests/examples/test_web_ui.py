"""The web UI, on a copy: installed, compiled by two compilers, built and used in Chromium."""

import fcntl
import re
import shutil
from pathlib import Path

import pytest

from .conftest import Run

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/web-ui"
NODE_TOOLS = ROOT / "tests/packages/node_modules"
MADE = shutil.ignore_patterns("node_modules", "dist")
# The compilers, and how each of them exits where it finds an error.
COMPILERS = {"typescript": 1, "typescript-5": 2}


@pytest.fixture(scope="module")
def app(shared: Path, dist: Path, run: Run) -> Path:
    """The example with its tools, the packed tarball and what it builds, made once for all."""
    root = shared / "web-ui"
    folder = root / "examples/web-ui"
    with (shared / "web-ui.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "made").exists():
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(EXAMPLE, folder, ignore=MADE)
            shutil.copytree(ROOT / "generated/docs", root / "generated/docs")
            shutil.copytree(dist, root / "dist")
            run("npm", "ci", "--no-audit", "--no-fund", cwd=folder)
            run("npm", "run", "codes", cwd=folder)
            run("npm", "run", "build", cwd=folder)
            (root / "made").touch()
    return folder


def test_it_is_used_in_chromium_without_a_fault(app: Path, run: Run, tmp_path: Path) -> None:
    # The browser of npm unpacks itself there, alone and not to stay.
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    try:
        said = run("npm", "test", cwd=app, env={"TMPDIR": str(temporary)})
    finally:
        shutil.rmtree(temporary)
    # Node.js 20 and its followers write these lines each in their way.
    assert re.search(r"^(#|ℹ) pass [1-9]", said, re.MULTILINE), said
    assert re.search(r"^(#|ℹ) skipped 0$", said, re.MULTILINE), said


def test_two_compilers_accept_it_and_refuse_a_code_that_its_switch_lacks(
    app: Path, run: Run
) -> None:
    def compiled(compiler: str, code: int) -> str:
        program = NODE_TOOLS / compiler / "bin/tsc"
        return run("node", program, "--noEmit", "--pretty", "false", cwd=app, code=code)

    types = app / "node_modules/@containerssh/message-codes/dist/codes.d.ts"
    text = types.read_text("utf-8")
    more = text.replace("export type Code = ", 'export type Code = "AUTH_ADDED_LATER" | ', 1)
    assert more != text
    lines = (app / "src/triage.ts").read_text("utf-8").splitlines()
    line = lines.index("      const missing: never = code;") + 1
    for compiler, code in COMPILERS.items():
        assert compiled(compiler, 0) == ""
        types.write_text(more, "utf-8")
        try:
            said = compiled(compiler, code)
        finally:
            types.write_text(text, "utf-8")
        assert re.fullmatch(rf"src/triage\.ts\({line},\d+\): error TS2322: .*\n", said), said
        assert "'\"AUTH_ADDED_LATER\"' is not assignable to type 'never'" in said


def test_its_readme_shows_three_screenshots() -> None:
    text = (EXAMPLE / "README.md").read_text("utf-8")
    shown = re.findall(r"!\[([^\]]{40,})\]\((screenshots/[a-z]+\.png)\)", text)
    names = sorted(name for _, name in shown)
    assert names == [f"screenshots/{name}.png" for name in ("dark", "light", "narrow")]
    for name in names:
        picture = (EXAMPLE / name).read_bytes()
        assert picture.startswith(b"\x89PNG"), name
        assert len(picture) < 200_000, name


def test_its_lock_file_names_no_package_index() -> None:
    text = (EXAMPLE / "package-lock.json").read_text("utf-8")
    assert "message-codes-web-ui" in text
    assert '"resolved"' not in text
    assert "@containerssh" not in text
