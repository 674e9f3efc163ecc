"""Pipes that close, terminals, interrupts, and logs larger than memory may be."""

import os
import resource
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import COMMAND

LINE = (
    b'{"timestamp":"2025-03-14T08:00:01Z","level":"debug","code":"AUTH","message":"Password '
    b'authentication","details":{"module":"auth","connectionId":"8f3c1d6a","username":"alice"}}\n'
)
MEGABYTE = LINE * (1_000_000 // len(LINE))
# A small process between: the peak that the system notes for a child starts with its parent's.
PEAK = (
    "import resource, subprocess, sys\n"
    "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
)


def peak(chunks: Iterator[bytes]) -> int:
    """The most memory that the command held while it read the chunks from a pipe."""
    with subprocess.Popen(
        [sys.executable, "-c", PEAK, *COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin
        assert process.stdout
        for chunk in chunks:
            process.stdin.write(chunk)
        process.stdin.close()
        said = process.stdout.read()
    assert process.returncode == 0
    return int(said)


@pytest.fixture(scope="module")
def small() -> int:
    return peak(iter([MEGABYTE]))


def test_memory_does_not_grow_with_the_log(small: int) -> None:
    assert peak(MEGABYTE for _ in range(60)) < small * 1.1


def test_memory_does_not_grow_with_a_line(small: int) -> None:
    assert peak(b"x" * 1_000_000 for _ in range(60)) < small * 1.5


def test_memory_does_not_grow_with_unknown_codes() -> None:
    few = peak(b'{"code":"%0100d"}\n' % number for number in range(12_000))
    assert peak(b'{"code":"%0100d"}\n' % number for number in range(200_000)) < few * 1.1


@pytest.mark.parametrize("arguments", [[], ["--format=json"]])
def test_closed_pipe_is_quiet(tmp_path: Path, arguments: list[str]) -> None:
    log = tmp_path / "a"
    log.write_bytes(LINE)
    source, sink = os.pipe()
    os.close(source)
    try:
        done = subprocess.run(
            [*COMMAND, *arguments, str(log)],
            stdout=sink,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(sink)
    assert (done.returncode, done.stderr) == (141, b"")


def test_interrupt_is_quiet() -> None:
    with subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdin
        process.stdin.write(MEGABYTE)  # more than a pipe holds, so the command is reading now
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stdout
        assert process.stderr
        assert (process.stdout.read(), process.stderr.read()) == (b"", b"")


def test_terminal_gets_lines_of_its_width(tmp_path: Path) -> None:
    log = tmp_path / "a"
    log.write_bytes(LINE)
    leader, follower = os.openpty()
    termios.tcsetwinsize(follower, (24, 40))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    try:
        subprocess.run(
            [*COMMAND, str(log)], stdout=follower, env=environment, timeout=60, check=True
        )
        lines = os.read(leader, 10_000).decode().splitlines()
    finally:
        os.close(leader)
        os.close(follower)
    assert [len(line) for line in lines] == [27, 40]
    assert lines[1].endswith("…")


def test_ascii_terminal_gets_ascii(tmp_path: Path) -> None:
    log = tmp_path / "a"
    log.write_bytes(b'{"code":"%s"}\n' % (b"A" * 80))
    done = subprocess.run(
        [*COMMAND, str(log)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert b"A" * 60 + b"\\u2026\n" in done.stdout


def test_report_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with (tmp_path / "report").open("wb") as file:
        done = subprocess.run(
            COMMAND,
            input=LINE,
            stdout=file,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
        )
    said = b"log-report: the report could not be written: File too large\n"
    assert (done.returncode, done.stderr) == (2, said)
