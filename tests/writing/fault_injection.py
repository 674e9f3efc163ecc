"""Runs generate again and again, each time with the next of its steps on disk going wrong.

    python fault_injection.py MODE FOLDER

FOLDER/start is a project. For n = 1, 2, 3 … it is copied to FOLDER/<n>, and generate runs there in
a process of its own, in which the n-th step that changes generated/ is not done: the process is
killed in its place (MODE kill), the system refuses (fail, once; stuck, from then on), or the user
interrupts (interrupt). FOLDER/<n>.txt says how it ended and which step it was. The last n is the
first that had no n-th step.

Steps are seen by an audit hook, so that no knowledge of the writer's code is needed.
"""

import errno
import io
import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from codegen.cli import main

_STEPS = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.utime"}


def _changes(event: str, arguments: tuple[Any, ...], folder: str) -> bool:
    """Whether an audit event is a step that changes something in a folder."""
    if event == "open":
        path, _, flags = arguments
        writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        return writes and str(path).startswith(folder)
    if event not in _STEPS:
        return False
    return any(str(item).startswith(folder) for item in arguments[:2])


def _fault(mode: str) -> None:
    if mode == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if mode == "interrupt":
        raise KeyboardInterrupt
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _watch(folder: Path, mode: str, number: int, seen: list[str]) -> None:
    start = str(folder)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if _changes(event, arguments, start):
            seen.append(f"{event} {arguments[0]}")
            if len(seen) == number or (mode == "stuck" and len(seen) > number):
                _fault(mode)

    sys.addaudithook(hook)


def _in_a_process_of_its_own(run: Callable[[], int]) -> int:
    """Runs, and returns the exit code; a negative signal number where a signal ended it."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = run()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(project: Path, mode: str, number: int, report: Path) -> int:
    seen: list[str] = []
    os.chdir(project)
    _watch(project / "generated", mode, number, seen)
    sys.stdout = sys.stderr = io.StringIO()
    code = main(["generate"])
    step = seen[number - 1] if len(seen) >= number else "no such step"
    report.write_text(f"{step}\n{sys.stdout.getvalue()}", encoding="utf-8")
    return code


def _main(mode: str, folder: Path) -> None:
    os.chdir(folder / "start")
    sys.stdout = io.StringIO()
    main(["generate", "--dry-run"])  # so that all modules are imported once for all runs
    for number in count(1):
        project, report = folder / str(number), folder / f"{number}.txt"
        shutil.copytree(folder / "start", project, symlinks=True)
        code = _in_a_process_of_its_own(lambda: _run(project, mode, number, report))  # noqa: B023
        said = report.read_text(encoding="utf-8") if report.exists() else "killed\n"
        report.write_text(f"{code} {said}", encoding="utf-8")
        if "no such step" in said:
            return


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]).absolute())
