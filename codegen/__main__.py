"""Lets `python -m codegen`, and the installed command, run the command line."""

import gc
import os
import sys
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TextIO

from codegen.cli import main


def run() -> None:
    """Runs the command line and ends the process with its exit code.

    A stream that is closed swallows what is written, and one whose encoding lacks a character
    shows its number.
    """
    # A run is short and makes no circles worth collecting: with 30,000 codes the collector would
    # take a quarter of the time, walking the growing model again and again.
    gc.disable()
    sys.stdout, sys.stderr = (_usable(stream) for stream in (sys.stdout, sys.stderr))
    sys.exit(main())


def _usable(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    if not isinstance(stream, TextIOWrapper):
        return stream
    if isinstance(stream.buffer, FileIO):
        # With PYTHONUNBUFFERED Python would take a half-written text for a whole one.
        encoding, buffer = stream.encoding, BufferedWriter(stream.detach())
        stream = TextIOWrapper(buffer, encoding, line_buffering=True)
    stream.reconfigure(errors="backslashreplace")
    return stream


if __name__ == "__main__":
    run()
