"""Runs as a user who may not read and write everything, also where the tests run as root."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

import codegen
from tests.writing.small_project import Project, make_project

_NOBODY = 65534


@cache
def _warm_up() -> None:
    """Imports all that a run imports, for another user may not be able to read it."""
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder))
        assert project.run("generate", "--diff").code == 0
        assert project.run("check", "--target", "nothing").code == 2
        project.edit(project.beta, "level: info", "level: loud")
        assert project.run("check").code == 1


@contextmanager
def as_nobody() -> Iterator[None]:
    """Gives up root's rights for a while; skips the test where that cannot be done."""
    if os.geteuid() != 0:
        yield
        return
    _warm_up()
    try:
        os.seteuid(_NOBODY)
    except OSError:
        pytest.skip("this process may not become another user")
    try:
        try:
            next(Path(codegen.__file__).parent.iterdir())
            os.chdir(Path.cwd())
        except OSError:
            pytest.skip("another user cannot read the checkout")
        yield
    finally:
        os.seteuid(0)


@contextmanager
def project_for_anyone() -> Iterator[Project]:
    """The small project, in a folder that another user can reach and write."""
    folder = Path(tempfile.mkdtemp(prefix="codegen-test-"))
    try:
        folder.chmod(0o777)
        with as_nobody():
            project = make_project(folder)
        yield project
    finally:
        for path in [folder, *folder.rglob("*")]:
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        shutil.rmtree(folder)
