"""Turns some of the targets into files in a second process, while this one renders the others.

Worth it from some thousand messages on, where rendering takes longer than a fork and the way
back. The outcome is the same with and without: whatever goes wrong apart is done again here.
"""

import os
import pickle
from dataclasses import dataclass

from codegen.model import Target
from codegen.rendering.renderer import Rendered, Renderer

_ENOUGH = 1000


def is_worth_it(renderer: Renderer, targets: list[Target]) -> bool:
    """Whether there is work for two processors, and two processors for it."""
    enough = len(targets) > 1 and len(renderer.catalogue.messages) >= _ENOUGH
    return enough and hasattr(os, "fork") and _processors() > 1


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Apart:
    """A process that renders some targets.

    Attributes:
        pipe: where its outcome comes from.
    """

    process: int
    pipe: int

    def outcome(self) -> list[Rendered] | None:
        """Waits for what it has rendered; None where it could not."""
        with open(self.pipe, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(self.process, 0)
        return pickle.loads(data) if status == 0 else None  # noqa: S301  (of our own making)


def start(renderer: Renderer, targets: list[Target]) -> Apart | None:
    """Starts a process for some targets; None where the system refuses."""
    try:
        read, write = os.pipe()
        process = os.fork()
    except OSError:
        return None
    if process:
        os.close(write)
        return Apart(process, read)
    status = 1
    try:
        os.close(read)
        with open(write, "wb") as pipe:
            pickle.dump([renderer.render(target) for target in targets], pipe)
        status = 0
    finally:
        os._exit(status)
