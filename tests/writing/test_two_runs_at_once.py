"""Two runs at once come to the same as one after the other."""

import fcntl
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.writing.small_project import RENDERED, Project, leftovers, rendered_in


def _start(project: Project) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "codegen", "generate"]
    return subprocess.Popen(
        command, cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@contextmanager
def _waiting(project: Project) -> Iterator[subprocess.Popen[str]]:
    """A run that has come as far as the lock, which another one seems to hold."""
    lock = os.open(project.generated, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        run = _start(project)
        time.sleep(0.7)
        assert run.poll() is None
        yield run
    finally:
        os.close(lock)


def _end(run: subprocess.Popen[str]) -> tuple[int, str]:
    _, error = run.communicate(timeout=30)
    return run.returncode, error


def test_a_second_run_waits_for_the_first(generated: Project) -> None:
    generated.edit(generated.beta, "The third.", "The last.")

    with _waiting(generated) as run:
        assert rendered_in(generated.generated) == RENDERED

    assert _end(run) == (0, "")
    assert generated.written() == {"lists/beta/codes.txt"}


def test_a_run_that_comes_second_finds_the_work_done(generated: Project, tmp_path: Path) -> None:
    """The first run removes an orphan and its folder, and updates a file, before the second."""
    generated.drop_beta()
    generated.edit(generated.alpha, "The first.", "The start.")
    first = Project(tmp_path / "first")
    shutil.copytree(generated.root, first.root)
    first.generate()

    with _waiting(generated) as run:
        for path in list(generated.generated.iterdir()):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(first.generated, generated.generated, dirs_exist_ok=True)

    assert _end(run) == (0, "")
    assert rendered_in(generated.generated) == rendered_in(first.generated)
    assert leftovers(generated.generated) == []
    assert generated.run("check").code == 0


def test_a_file_made_by_hand_meanwhile_is_not_replaced(generated: Project) -> None:
    generated.edit("templates/page/target.yaml", "path: page.md", "path: other.md")

    with _waiting(generated) as run:
        (generated.generated / "page/other.md").write_bytes(b"mine\n")

    code, error = _end(run)
    assert (generated.generated / "page/other.md").read_bytes() == b"mine\n"
    assert code == 2
    assert "in the way: generated/page/other.md" in error
    assert rendered_in(generated.generated) == RENDERED | {"page/other.md": b"mine\n"}


@pytest.mark.slow
@pytest.mark.parametrize("attempt", range(5))
def test_many_runs_at_once(generated: Project, attempt: int) -> None:
    generated.drop_beta()
    generated.edit(generated.alpha, "The first.", "The start.")
    runs = [_start(generated) for _ in range(4)]

    assert [_end(run) for run in runs] == [(0, "")] * 4
    assert leftovers(generated.generated) == []
    assert generated.run("check").code == 0


@pytest.mark.slow
@pytest.mark.parametrize("attempt", range(5))
def test_many_first_runs_at_once(project: Project, attempt: int) -> None:
    runs = [_start(project) for _ in range(4)]

    assert [_end(run) for run in runs] == [(0, "")] * 4
    assert rendered_in(project.generated) == RENDERED
    assert leftovers(project.generated) == []


def test_the_lock_leaves_no_trace(project: Project) -> None:
    project.generate()

    assert {path.name for path in project.generated.iterdir()} == {"SHA256SUMS", "lists", "page"}
