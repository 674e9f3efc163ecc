"""Shows on a terminal what a long run is doing, and nothing anywhere else."""

import time
from typing import TextIO

_PATIENCE = 0.5


class Progress:
    """One line on standard error that is written over, once a run takes longer than half a second.

    Attributes:
        stream: where it goes; only a terminal gets anything.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self._start = time.monotonic()
        self._shown = False

    def step(self, doing: str) -> None:
        """Says what is being done now."""
        if self.stream.isatty() and time.monotonic() - self._start > _PATIENCE:
            self.stream.write(f"\r\x1b[K{doing} …")
            self.stream.flush()
            self._shown = True

    def done(self) -> None:
        """Takes the line away."""
        if self._shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self._shown = False
