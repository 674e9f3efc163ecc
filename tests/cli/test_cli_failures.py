"""What stops a run is one line with a hint; a traceback is only shown to who asks for it."""

import errno
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.commands import COMMANDS
from codegen.model import CodegenError
from tests.writing.privileges import as_nobody, project_for_anyone
from tests.writing.small_project import Project, make_project

INTERNAL = (
    "codegen: internal error: {}\n"
    "  help: this is a bug of codegen; codegen --debug … shows where, please report that\n"
)


@pytest.fixture(params=["generate", "check"])
def command(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _raising(monkeypatch: pytest.MonkeyPatch, command: str, error: BaseException) -> None:
    def run(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr(f"codegen.commands.{command}.run", run)


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("secret"),
        AssertionError(),
        RecursionError(),
        MemoryError(),
        UnicodeError("\x1b"),
        KeyError("\x1b[31m"),
        NotImplementedError("a\nb"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_internal_error(
    project: Project, monkeypatch: pytest.MonkeyPatch, command: str, error: Exception
) -> None:
    _raising(monkeypatch, command, error)

    outcome = project.run(command)

    assert (outcome.code, outcome.out) == (70, "")
    assert outcome.err == INTERNAL.format(type(error).__name__)


def test_debug_shows_where(project: Project, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    _raising(monkeypatch, command, RuntimeError("secret"))

    outcome = project.run("--debug", command)

    assert outcome.code == 70
    assert outcome.err.startswith("Traceback (most recent call last):\n")
    assert "RuntimeError: secret\n" in outcome.err
    assert outcome.err.endswith(INTERNAL.format("RuntimeError"))


def test_debug_changes_nothing_else(generated: Project) -> None:
    for arguments in (["check"], ["generate"], ["check", "--target", "x"], ["bogus"]):
        assert generated.run("--debug", *arguments) == generated.run(*arguments)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EOFError()])
def test_an_interrupt(
    project: Project, monkeypatch: pytest.MonkeyPatch, command: str, error: BaseException
) -> None:
    _raising(monkeypatch, command, error)

    outcome = project.run(command)

    assert (outcome.code, outcome.out, outcome.err.strip()) == (130, "", "")


def test_what_stops_a_run(project: Project, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    _raising(monkeypatch, command, CodegenError("it is so", "do that"))

    outcome = project.run(command)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "codegen: it is so\n  help: do that\n"


def test_what_stops_a_run_may_have_no_hint(
    project: Project, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    _raising(monkeypatch, command, CodegenError("it is so"))

    assert project.run(command).err == "codegen: it is so\n"


INPUTS = [
    "catalogue/catalogue.yaml",
    "catalogue/modules/beta.yaml",
    "LICENSE",
    "templates/lists/target.yaml",
    "templates/page/page.md.j2",
]


@pytest.fixture
def anyone() -> Iterator[Project]:
    with project_for_anyone() as project:
        yield project


@pytest.mark.parametrize("path", INPUTS)
def test_a_file_that_must_not_be_read(anyone: Project, command: str, path: str) -> None:
    (anyone.root / path).chmod(0)

    with as_nobody():
        outcome = anyone.run(command)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"codegen: {path}: Permission denied\n"
    assert not anyone.generated.exists()


@pytest.mark.parametrize("path", INPUTS)
@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.EMFILE])
def test_a_file_that_the_system_does_not_give(
    project: Project, monkeypatch: pytest.MonkeyPatch, command: str, path: str, number: int
) -> None:
    real_open = os.open

    def refuse(place: Any, *arguments: Any, **options: Any) -> int:
        if str(place) == str(project.root / path):
            raise OSError(number, os.strerror(number))
        return real_open(place, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)

    outcome = project.run(command)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"codegen: {path}: {os.strerror(number)}\n"


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        ("catalogue", 0),
        ("catalogue", 0o444),
        ("catalogue/modules", 0),
        ("catalogue/modules", 0o444),
        ("templates", 0),
        ("templates", 0o444),
        ("templates/lists", 0),
        (".", 0o444),
    ],
)
def test_a_folder_that_must_not_be_entered(
    anyone: Project, command: str, path: str, mode: int
) -> None:
    (anyone.root / path).chmod(mode)

    with as_nobody():
        outcome = Project(Path("/")).run(command, "--root", str(anyone.root))

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("codegen: ")
    assert "Permission denied" in outcome.err
    assert "internal error" not in outcome.err


def test_a_folder_above_that_must_not_be_entered(anyone: Project, command: str) -> None:
    """Looking for the project upwards, from a folder that one may still stand in."""
    inner = anyone.root / "inner"
    inner.mkdir()
    (anyone.root / "catalogue").chmod(0)

    with as_nobody():
        outcome = Project(inner).run(command)

    assert outcome.code == 2
    assert "internal error" not in outcome.err


_WORDS = [
    *COMMANDS,
    *["--root", "--target", "--templates", "--diff", "--dry-run", "--format", "--color"],
    *["--output-file", "report.txt", "sarif", "gitlab", "junit", "jsonl"],
    *["--debug", "--version", "--help", "-h", "--", "-", "", ".", "..", "/", "nowhere", "lists"],
    *["page", "json", "github", "text", "always", "never", "bash", "zsh", "--format=json"],
    *["--color=always", "--color=", "--root=.", "--target=lists", "--diff=1", "LICENSE"],
    *["templates", "generated", "-hh", "--no-diff", "%s", "{}", "\x1b[31m", "\udcff", "é", "~"],
]


def _settled(function: Callable[..., None]) -> Callable[..., None]:
    return settings(
        max_examples=150,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )(function)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("shared"))


@_settled
@given(arguments=st.lists(st.sampled_from(_WORDS), max_size=6))
def test_no_command_line_is_an_internal_error(shared: Project, arguments: list[str]) -> None:
    outcome = shared.run(*arguments)

    assert outcome.code in (0, 1, 2)
    assert "codegen: internal error" not in outcome.err
    assert "Traceback" not in outcome.err
    said = re.sub(r"\x1b\[[0-9;]*m", "", outcome.err)
    assert (outcome.code == 2) == said.startswith(("codegen: ", "Usage: "))
