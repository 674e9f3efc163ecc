"""Runs the command as users do, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "log_report")


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Report = Callable[..., Done]
Log = Callable[..., str]


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Runs the command in an empty folder, with the given bytes as standard input."""

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        done = subprocess.run(
            [*COMMAND, *arguments],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in done.stderr
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """Writes lines, values or bytes, to a file in that folder and gives its name."""

    def write(*lines: object, name: str = "a.jsonl") -> str:
        texts = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        (tmp_path / name).write_bytes(b"".join(text + b"\n" for text in texts))
        return name

    return write
