"""Lets `python -m codegen`, and the installed command, run the command line."""

import sys

from codegen.cli import main


def run() -> None:
    """Runs the command line and ends the process with its exit code."""
    sys.exit(main())


if __name__ == "__main__":
    run()
