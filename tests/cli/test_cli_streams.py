"""Results on standard output, all else on standard error; streams that fail do no harm."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from codegen.reporting import progress
from codegen.reporting.formats import FORMATS
from tests.cli.streams import run_apart, run_on_terminal
from tests.writing.small_project import Project


@pytest.mark.parametrize(
    "arguments",
    [
        ["generate"],
        ["generate", "--dry-run"],
        ["generate", "--diff"],
        ["--help"],
        ["--version"],
        ["completion", "zsh"],
    ],
)
def test_results_go_to_standard_output(project: Project, arguments: list[str]) -> None:
    outcome = project.run(*arguments)

    assert outcome.code == 0
    assert outcome.out
    assert outcome.err == ""


def test_all_is_well_goes_to_standard_output(generated: Project) -> None:
    outcome = generated.run("check")

    assert outcome.out
    assert outcome.err == ""


def test_findings_go_to_standard_error(project: Project) -> None:
    outcome = project.run("check")

    assert outcome.out == ""
    assert outcome.err


@pytest.mark.parametrize("format", FORMATS[1:])
def test_findings_for_programs_go_to_standard_output(project: Project, format: str) -> None:
    outcome = project.run("check", "--format", format)

    assert "drift-missing" in outcome.out
    assert outcome.err == "5 errors\n"


_OUTPUTS = [
    ["--help"],
    ["--version"],
    ["check", "--help"],
    ["check"],
    ["check", "--diff"],
    ["check", "--format", "json"],
    ["generate"],
    ["generate", "--dry-run", "--diff"],
    ["completion", "bash"],
]


@pytest.mark.parametrize(
    ("arguments", "large"),
    [(arguments, False) for arguments in _OUTPUTS]
    + [(arguments, True) for arguments in _OUTPUTS if "--diff" in arguments],
)
def test_a_reader_that_went_away(generated: Project, arguments: list[str], *, large: bool) -> None:
    """The output may end at its first byte, or when a buffer is full, or at the end of the run."""
    if large:
        (generated.generated / "lists/all.txt").write_text("by hand\n" * 20_000)
    read, write = os.pipe()
    os.close(read)
    try:
        result = subprocess.run(
            [sys.executable, "-m", "codegen", *arguments],
            cwd=generated.root,
            stdout=write,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        os.close(write)

    assert result.returncode == 141
    assert "Traceback" not in result.stderr
    assert "BrokenPipe" not in result.stderr
    assert "internal error" not in result.stderr


def test_head_ends_the_output_early(generated: Project) -> None:
    (generated.generated / "lists/all.txt").write_text("by hand\n" * 50_000)
    command = f'"{sys.executable}" -m codegen check --diff | head -1; exit "${{PIPESTATUS[0]}}"'

    result = subprocess.run(
        ["bash", "-c", command], cwd=generated.root, capture_output=True, text=True
    )

    assert result.stdout == "--- a/generated/lists/all.txt\n"
    assert result.returncode == 141
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [["--version"], ["check"], ["completion", "fish"]])
def test_a_full_disk_behind_standard_output(generated: Project, arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "codegen", *arguments],
            cwd=generated.root,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )

    assert result.returncode == 2
    assert result.stderr.startswith("codegen: ")
    assert "No space left on device" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr


@pytest.mark.parametrize(("arguments", "code"), [("check", 0), ("generate", 0), ("--version", 0)])
def test_standard_output_that_is_closed(generated: Project, arguments: str, code: int) -> None:
    command = f'"{sys.executable}" -m codegen {arguments} >&-'

    result = subprocess.run(
        ["bash", "-c", command], cwd=generated.root, capture_output=True, text=True
    )

    assert result.returncode in (code, 2)
    assert "internal error" not in result.stderr
    assert "Traceback" not in result.stderr


def test_standard_error_that_is_closed(project: Project) -> None:
    command = f'"{sys.executable}" -m codegen check 2>&-'

    result = subprocess.run(
        ["bash", "-c", command], cwd=project.root, capture_output=True, text=True
    )

    assert result.returncode in (1, 2)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize(
    "options", [["--diff"], *(["--format", format] for format in FORMATS[1:])], ids=" ".join
)
def test_a_stream_that_cannot_show_every_character(
    generated: Project, options: list[str], encoding: str
) -> None:
    """As on Windows, where output that is redirected is written in the encoding of the country."""
    generated.edit(generated.beta, "The third.", "日本 – “Größe”.")
    (generated.root / "catalogue/modules/日本.yaml").write_text("module: x\n", encoding="utf-8")
    if "--diff" in options:
        (generated.root / "catalogue/modules/日本.yaml").unlink()

    result = run_apart(generated.root, "check", *options, PYTHONIOENCODING=encoding)

    assert result.returncode == 1
    assert "internal error" not in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout


def test_progress_is_shown_on_a_terminal_and_taken_away(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", -1)

    outcome = run_on_terminal(project.root, "--color", "never", "generate")

    assert "\r\x1b[Kreading the catalogue …" in outcome.err
    assert "\r\x1b[Krendering lists (1 of 2) …" in outcome.err
    assert outcome.err.endswith("\r\x1b[K")
    assert "\x1b" not in outcome.out


def test_a_quick_run_shows_no_progress(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 60)

    assert run_on_terminal(project.root, "generate").err == ""


def test_a_pipe_gets_no_progress(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", -1)

    assert project.run("generate").err == ""


@pytest.mark.parametrize(
    "arguments",
    [["generate", "--target", "nothing"], ["check"]],
    ids=["failure", "findings"],
)
def test_progress_is_out_of_the_way_of_what_is_said_next(
    project: Project, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", -1)
    if arguments == ["generate", "--target", "nothing"]:
        project.generate()

    err = run_on_terminal(project.root, "--color", "never", *arguments).err

    line = err.partition("\n")[0]
    assert line.rpartition("\r\x1b[K")[2].startswith(("codegen:", "generated/"))


_WAITS = """
import sys, time
import codegen.commands.check

def run(*_, **__):
    print("ready", flush=True)
    time.sleep(60)

codegen.commands.check.run = run
from codegen.__main__ import run as door
sys.argv = ["codegen", "check"]
door()
"""


def test_an_interrupt_from_the_keyboard(project: Project) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WAITS],
        cwd=project.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=30)

    assert process.returncode == 130
    assert error.strip() == ""
