"""Turns `python -m log_report` into the command."""

import sys

from log_report.cli import main

if __name__ == "__main__":
    sys.exit(main())
