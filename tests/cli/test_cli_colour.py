"""--color over NO_COLOR over FORCE_COLOR over whether the stream is a terminal."""

import json
import re

import pytest

from codegen.reporting.formats import FORMATS
from tests.cli.streams import run_apart, run_on_pty, run_on_terminal
from tests.writing.small_project import Project

ESCAPE = "\x1b["


def expected(choice: str, no_color: str | None, force_color: str | None, *, terminal: bool) -> bool:
    """The rule, as it is written in the design; an empty variable is none."""
    if choice in ("always", "never"):
        return choice == "always"
    if no_color:
        return False
    return bool(force_color) or terminal


VALUES = [None, "", "1"]


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
@pytest.mark.parametrize("force_color", VALUES)
@pytest.mark.parametrize("no_color", VALUES)
@pytest.mark.parametrize("choice", ["", "auto", "always", "never"])
def test_the_rule(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    no_color: str | None,
    force_color: str | None,
    *,
    terminal: bool,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in (("NO_COLOR", no_color), ("FORCE_COLOR", force_color)):
        if value is not None:
            monkeypatch.setenv(name, value)
    options = [f"--color={choice}"] if choice else []
    run = run_on_terminal if terminal else Project.run

    findings = run(project.root if terminal else project, *options, "check", "--diff")
    failure = run(project.root if terminal else project, *options, "check", "--target", "x")

    wanted = expected(choice, no_color, force_color, terminal=terminal)
    assert (findings.code, failure.code) == (1, 2)
    for text in (findings.out, findings.err, failure.err):
        assert (ESCAPE in text) == wanted


def test_a_dumb_terminal_gets_no_colour(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")

    assert ESCAPE not in run_on_terminal(project.root, "check").err


@pytest.mark.parametrize("arguments", [["--color", "always"], ["--color=always"]])
@pytest.mark.parametrize("wrong", [["bogus"], ["check", "--bogus"], ["check", "x"]])
def test_usage_errors_are_coloured_as_asked_for(
    project: Project, arguments: list[str], wrong: list[str]
) -> None:
    assert ESCAPE in project.run(*arguments, *wrong).err
    assert ESCAPE not in project.run(*wrong).err


@pytest.mark.parametrize("format", FORMATS[1:])
def test_formats_for_programs_are_never_coloured(project: Project, format: str) -> None:
    outcome = project.run("--color", "always", "check", "--format", format)

    assert ESCAPE not in outcome.out
    if format == "json":
        assert len(json.loads(outcome.out)) == 5


def test_the_colours_of_a_finding(project: Project) -> None:
    project.edit(project.beta, "level: info", "level: loud")

    err = project.run("--color", "always", "check").err

    assert err.splitlines()[0] == (
        "\x1b[1mcatalogue/modules/beta.yaml:5:12\x1b[0m: \x1b[31;1merror\x1b[0m:"
        ' "loud" is none of the values that "level" may have \x1b[2m[bad-value]\x1b[0m'
    )


def test_colour_changes_nothing_but_colour(project: Project) -> None:
    plain = project.run("check", "--diff")
    coloured = project.run("--color", "always", "check", "--diff")

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured.out) == plain.out
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured.err) == plain.err
    assert coloured.out.count("\x1b[0m") * 2 == coloured.out.count(ESCAPE)


def test_a_real_terminal_and_a_real_pipe(project: Project) -> None:
    code, shown = run_on_pty(project.root, "check")
    piped = run_apart(project.root, "check")

    assert (code, piped.returncode) == (1, 1)
    assert ESCAPE in shown
    assert ESCAPE not in piped.stderr


def test_a_real_terminal_with_no_color(project: Project) -> None:
    assert ESCAPE not in run_on_pty(project.root, "check", NO_COLOR="1")[1]
