"""completion prints a script for each shell, and what the script calls knows the commands."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.commands import COMMANDS
from codegen.reporting.formats import FORMATS
from tests.cli.streams import run_apart
from tests.writing.small_project import Project

SHELLS = ["bash", "zsh", "fish"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script(project: Project, shell: str) -> None:
    outcome = project.run("completion", shell)

    assert (outcome.code, outcome.err) == (0, "")
    assert f"_CODEGEN_COMPLETE={shell}_complete" in outcome.out
    assert "codegen" in outcome.out


@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shutil.which(shell)])
def test_the_shell_accepts_the_script(project: Project, shell: str) -> None:
    script = project.run("completion", shell).out

    result = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True)

    assert (result.returncode, result.stderr) == (0, "")


def _complete(folder: Path, shell: str, words: str) -> list[str]:
    """What the tool proposes for the last word."""
    last = words.split(" ")[-1]
    number = len(words.split(" ")) - 1
    result = run_apart(
        folder,
        _CODEGEN_COMPLETE=f"{shell}_complete",
        COMP_WORDS=words,
        COMP_CWORD=last if shell == "fish" else str(number),
    )
    assert "Traceback" not in result.stderr
    lines = [line for line in result.stdout.splitlines() if line]
    if shell == "zsh":  # three lines each: type, value, help
        return lines[1::3]
    return [line.partition(",")[2].partition("\t")[0] for line in lines]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("codegen ", list(COMMANDS)),
        ("codegen ge", ["generate"]),
        ("codegen x", []),
        ("codegen completion ", SHELLS),
        ("codegen completion f", ["fish"]),
        ("codegen check --form", ["--format"]),
        ("codegen check --format ", list(FORMATS)),
        ("codegen check --format g", ["github", "gitlab"]),
        ("codegen --color ", ["auto", "always", "never"]),
        ("codegen generate --di", ["--diff"]),
    ],
)
def test_what_bash_is_told(tmp_path: Path, words: str, expected: list[str]) -> None:
    assert _complete(tmp_path, "bash", words) == expected


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_what_the_other_shells_are_told(tmp_path: Path, shell: str) -> None:
    assert _complete(tmp_path, shell, "codegen ge") == ["generate"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("words", "expected"),
    [(["codegen", "ge"], "generate"), (["codegen", "check", "--format", "s"], "sarif")],
)
def test_bash_completes(project: Project, words: list[str], expected: str) -> None:
    """As bash does it: source the script, set the words, call the function, read the reply."""
    folder = project.root / "bin"
    folder.mkdir()
    command = folder / "codegen"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m codegen "$@"\n')
    command.chmod(0o755)
    script = project.run("completion", "bash").out
    quoted = " ".join(words)
    asked = f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _codegen_completion codegen\n"
    show = 'printf "%s\\n" "${COMPREPLY[@]}"\n'

    result = subprocess.run(
        ["bash", "--norc"],
        input=f"{script}\n{asked}{show}",
        env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )

    assert (result.stdout, result.stderr) == (f"{expected}\n", "")
