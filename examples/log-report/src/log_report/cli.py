"""Turns a command line into a report on standard output, and complaints on standard error."""

import argparse
import io
import os
import shutil
import sys
from collections.abc import Sequence

from containerssh_message_codes.details import LEVELS

from log_report.counting import Tally, Trouble
from log_report.output import csv_text, json_text, table_text
from log_report.parsing import Fault
from log_report.reading import lines_of
from log_report.rows import SORTS, Row, rows_of

_FAILED, _INTERRUPTED, _PIPE_CLOSED = 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives its exit code: 0, or 2 where a file could not be read."""
    if sys.stdout is None or sys.stderr is None:  # closed by the caller: nobody can be told
        return _FAILED
    options = _parser().parse_args(arguments)
    try:
        return _report(options)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return _PIPE_CLOSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="log-report", description="Count the message codes in JSON logs of ContainerSSH."
    )
    add = parser.add_argument
    add("files", nargs="*", metavar="FILE", help="a log, also one packed by gzip; - is stdin")
    add("--level", choices=LEVELS, default=LEVELS[0], help="only codes at least so severe")
    add("--module", action="append", default=[], metavar="NAME", help="only codes of this module")
    add("--sort", choices=SORTS, default="severity", help="what comes first (severity)")
    add("--top", type=_positive, metavar="N", help="only the first N codes")
    add("--explain", action="store_true", help="add each code's explanation and remedy")
    add("--format", choices=["table", "json", "csv"], default="table", help="(table)")
    return parser


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text)):
        raise argparse.ArgumentTypeError("a number from 1 on is needed")
    return int(text)


def _report(options: argparse.Namespace) -> int:
    tally = Tally(options.module)
    code = 0
    for name in options.files or ["-"]:
        title = _title(name)
        try:
            tally.add(title, lines_of(name))
        except OSError as error:
            _complain(f"{title}: {error.strerror or error}")
            code = _FAILED
    text = _text(rows_of(tally, options.level, options.sort, options.top), options)
    try:
        _write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        _complain(f"the report could not be written: {error.strerror or error}")
        _forget_output()
        code = _FAILED
    for fault, trouble in tally.troubles.items():
        _complain(_told(fault, trouble))
    return code


def _title(name: str) -> str:
    """The name of a file in a message: as it is, unless it could act in a terminal."""
    if name == "-":
        return "stdin"
    return name if name.isprintable() else ascii(name)


def _text(rows: list[Row], options: argparse.Namespace) -> str:
    if options.format == "json":
        return json_text(rows, explain=options.explain)
    if options.format == "csv":
        return csv_text(rows, explain=options.explain)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return table_text(rows, explain=options.explain, width=width)


def _write(text: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.stdout.write(text)
    sys.stdout.flush()


def _told(fault: Fault, trouble: Trouble) -> str:
    place = f"{trouble.name}:{trouble.number}"
    if trouble.count == 1:
        return f"1 line {fault}: {place}"
    return f"{trouble.count:,} lines {fault}, the first is {place}"


def _complain(text: str) -> None:
    sys.stderr.write(f"log-report: {text}\n")


def _forget_output() -> None:
    """Keeps the interpreter from trying once more, at its end, to write what could not be."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
