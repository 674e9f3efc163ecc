"""Each case renders to exactly the tree in its `expected`, no file less and no file more.

A case is a project's folder: catalogue/, and templates/ where it has targets of its own. After a
change that is meant to alter the output:

    pytest tests/golden --update-golden    # rewrites the trees, and fails on purpose
    git diff tests/golden                  # read what has changed as a user of it would
    pytest tests/golden
"""

import difflib
import shutil
from pathlib import Path

import pytest

from codegen.cli import main

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/catalogue"))


def tree(folder: Path) -> dict[str, bytes]:
    """The content of every file below a folder under its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if not path.is_dir()
    }


def difference(expected: dict[str, bytes], actual: dict[str, bytes]) -> str:
    """Every difference of two trees for a reader; empty where there is none."""
    out = []
    for path in sorted({*expected, *actual}):
        if path not in actual:
            out.append(f"missing: {path} is expected, but was not rendered\n")
        elif path not in expected:
            out.append(f"extra: {path} was rendered, but is not expected\n")
        elif expected[path] != actual[path]:
            old, new = (
                content[path].decode("utf-8", "backslashreplace").splitlines(keepends=True)
                for content in (expected, actual)
            )
            diff = "".join(difflib.unified_diff(old, new, f"expected/{path}", f"rendered/{path}"))
            out.append(diff or f"{path}: the bytes differ where the lines do not\n")
    return "".join(out)


def render(case: str, folder: Path) -> dict[str, bytes]:
    """Renders a case through the command line, in a folder of its own."""
    for part in HERE.joinpath(case).iterdir():
        if part.name == "expected":
            continue
        copy = shutil.copytree if part.is_dir() else shutil.copy
        copy(part, folder / part.name)
    assert main(["generate", "--root", str(folder)]) == 0
    return tree(folder / "generated")


@pytest.mark.parametrize("case", CASES)
def test_case_renders_to_what_is_expected(
    case: str, tmp_path: Path, *, update_golden: bool
) -> None:
    actual = render(case, tmp_path)
    expected = HERE / case / "expected"
    found = difference(tree(expected), actual)
    if update_golden:
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(tmp_path / "generated", expected)
        pytest.fail(f"{case}: " + (f"rewritten\n{found}" if found else "nothing has changed"))
    if found:
        pytest.fail(f"{case} renders to something else:\n{found}", pytrace=False)


@pytest.mark.parametrize("case", CASES)
def test_case_is_up_to_date_for_check(case: str, tmp_path: Path) -> None:
    shutil.copytree(HERE / case, tmp_path / case)
    (tmp_path / case / "expected").rename(tmp_path / case / "generated")
    assert main(["check", "--root", str(tmp_path / case)]) == 0


def test_the_cases_are_there() -> None:
    assert {"minimal", "everything", "torture", "own-target"} <= set(CASES)


@pytest.mark.parametrize(
    ("expected", "actual", "told"),
    [
        ({"a": b"x\n"}, {}, "missing: a"),
        ({}, {"a": b"x\n"}, "extra: a"),
        ({"a": b"x\n"}, {"a": b"x\r\n"}, "+x\r\n"),
        ({"a": b"\xff"}, {"a": b"\\xff"}, "a: the bytes differ"),
        ({"a": b"x"}, {"a": b"x"}, ""),
    ],
)
def test_no_difference_goes_unseen(
    expected: dict[str, bytes], actual: dict[str, bytes], told: str
) -> None:
    found = difference(expected, actual)
    assert told in found
    assert bool(told) == bool(found)
