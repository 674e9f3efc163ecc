"""Turns a command into readings: how long it took as a whole process, and how much memory."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes

# CI: there `generate` does not trust its stamp. The others would change what Python does at start.
_REMOVED = ("CI", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONPROFILEIMPORTTIME")


class CommandError(Exception):
    """A measured command failed or wrote nothing, so that its time says nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One run of a command.

    Attributes:
        seconds: wall clock from its start to its end.
        peak: its largest resident memory in bytes.
        hidden: whether the peak is that of this process, from which a new one is forked, so that
            its own is somewhere below.
    """

    seconds: float
    peak: int
    hidden: bool


def _nothing() -> None:
    """Leaves everything as the run before has left it."""


@dataclass(slots=True)
class Case:
    """A command that is measured several times.

    Attributes:
        label: what it is called in the table.
        folder: where it is run.
        codes: how many codes, or metrics, it works on.
        prepare: what is done before each run, outside the measured time.
        output: a pattern below the folder that fits a file after the run, or an empty string.
    """

    label: str
    command: Sequence[str]
    folder: Path
    codes: int
    prepare: Callable[[], None] = _nothing
    output: str = ""
    readings: list[Reading] = field(default_factory=list)

    @property
    def best(self) -> float:
        """The shortest time in seconds."""
        return min(reading.seconds for reading in self.readings)

    @property
    def median(self) -> float:
        """The time in seconds that half of the runs needed at most."""
        return statistics.median(reading.seconds for reading in self.readings)

    @property
    def highest(self) -> Reading:
        """The run with the largest peak of memory."""
        return max(self.readings, key=lambda reading: reading.peak)


def measure(name: str, cases: Sequence[Case], runs: int, *, warm_up: bool) -> None:
    """Runs cases in turn, so that a slow minute of the machine meets them all alike.

    Args:
        name: what they have in common, for the progress.
        warm_up: whether to run each once before, without keeping the reading.

    Raises:
        CommandError: one of them does not end with 0, or leaves nothing.
    """
    for number in range(0 if warm_up else 1, runs + 1):
        _progress(f"{name}: " + (f"run {number} of {runs}" if number else "warming up"))
        for case in cases:
            case.prepare()
            reading = _run(case)
            if case.output and not any(case.folder.glob(case.output)):
                raise CommandError(f"{case.label}: there is no {case.output} after the run")
            if number:
                case.readings.append(reading)
    _progress("")


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
    elif text:
        sys.stderr.write(f"{text}\n")


def _run(case: Case) -> Reading:
    environment = {key: value for key, value in os.environ.items() if key not in _REMOVED}
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            case.command,
            cwd=case.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            said = output.read().decode("utf-8", "replace")[-2000:]
            raise CommandError(f"{case.label}: exit code {process.returncode}\n{said}")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Reading(seconds, usage.ru_maxrss * _PEAK_UNIT, usage.ru_maxrss <= own)
