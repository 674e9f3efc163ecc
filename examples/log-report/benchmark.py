"""Measures log-report beside a bare loop that only parses: python benchmark.py [LINES]."""

import os
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

SAMPLE = Path(__file__).with_name("sample.jsonl")
BARE = "import json, sys\nfor line in open(sys.argv[1], 'rb'): json.loads(line)\n"
COMMANDS = {"bare loop": ["-c", BARE], "log-report": ["-m", "log_report"]}
ROUNDS = 5


def _seconds() -> float:
    """The processor time of the commands so far, which other programs disturb least."""
    times = os.times()
    return times.children_user + times.children_system


def main(lines: int) -> None:
    """Writes a log of so many lines of the sample, and prints the best of several rounds."""
    good = [line for line in SAMPLE.read_bytes().splitlines(keepends=True) if line.endswith(b"}\n")]
    best = dict.fromkeys(COMMANDS, float("inf"))
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "large.jsonl")
        with log.open("wb") as file:
            file.writelines(islice(cycle(good), lines))
        print(f"{lines:,} lines, {log.stat().st_size / 1e6:.0f} MB")
        for _ in range(ROUNDS):
            for name, command in COMMANDS.items():
                before = _seconds()
                subprocess.run(
                    [sys.executable, *command, str(log)], check=True, stdout=subprocess.DEVNULL
                )
                best[name] = min(best[name], _seconds() - before)
    for name, seconds in best.items():
        ratio = best["bare loop"] / seconds
        print(f"{name:10}  {lines / seconds:9,.0f} lines a second  {ratio:.2f} times the bare loop")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500_000)
