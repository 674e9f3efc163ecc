"""Runs the command line with streams of all kinds: terminals, pipes and worse."""

import io
import os
import pty
import select
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from codegen.cli import main
from tests.writing.small_project import Outcome


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def run_on_terminal(folder: Path, *arguments: str) -> Outcome:
    """Runs within this process, on what looks like a terminal."""
    out, err = Terminal(), Terminal()
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        code = main(list(arguments))
    return Outcome(code, out.getvalue(), err.getvalue())


def run_apart(
    folder: Path, *arguments: str, script: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs as a process of its own; a script, if there is one, in the place of the command."""
    return subprocess.run(
        [sys.executable, *(["-c", script] if script else ["-m", "codegen"]), *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=60,
    )


def run_on_pty(
    folder: Path, *arguments: str, answers: str = "", **environment: str
) -> tuple[int, str]:
    """Runs as a process of its own on a real terminal, where answers are typed.

    Returns: the exit code, and all that the terminal showed.
    """
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "codegen", *arguments],
        cwd=folder,
        env={**os.environ, "TERM": "xterm", **environment},
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    os.write(master, answers.encode())
    shown = b""
    while select.select([master], [], [], 60)[0]:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    return process.wait(60), shown.decode().replace("\r\n", "\n")


def answered(folder: Path, answers: str, *arguments: str) -> tuple[int, str]:
    """Runs on a real terminal, and types answers."""
    return run_on_pty(folder, *arguments, answers=answers)
