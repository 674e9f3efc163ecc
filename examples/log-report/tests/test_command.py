"""The command from outside: files, standard input, options and exit codes."""

import gzip
import json
from pathlib import Path

import pytest
from conftest import Log, Report
from containerssh_message_codes import Code
from containerssh_message_codes.details import DETAILS

AUTH, EXEC = {"code": "AUTH"}, {"code": "DOCKER_EXEC"}


def counts(text: str) -> dict[str, int]:
    return {item["code"]: item["count"] for item in map(json.loads, text.splitlines())}


def test_table_of_a_file(report: Report, log: Log) -> None:
    done = report(log(AUTH, {"code": "NEW", "level": "error"}, AUTH))
    level, summary = Code.AUTH.details.level, Code.AUTH.details.summary
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"COUNT  {'LEVEL':{len(level)}}  CODE  SUMMARY\n    2  {level}  AUTH  {summary}\n"
        f"\nUNKNOWN CODES\n    1  {'error':{len(level)}}  NEW\n"
    )


@pytest.mark.parametrize("arguments", [[], ["-"]])
@pytest.mark.parametrize("packed", [False, True])
def test_standard_input(report: Report, arguments: list[str], packed: bool) -> None:
    data = b'{"code":"AUTH"}\n' * 3
    done = report("--format=json", *arguments, stdin=gzip.compress(data) if packed else data)
    assert (done.code, done.err, counts(done.out)) == (0, "", {"AUTH": 3})


def test_several_files_are_counted_together(report: Report, log: Log, tmp_path: Path) -> None:
    first, second = log(AUTH, EXEC), log(AUTH, b"x", name="b.jsonl")
    (tmp_path / "c.gz").write_bytes(gzip.compress(b'x\n{"code":"AUTH"}\n'))
    done = report("--format=json", first, second, "-", "c.gz", first, stdin=b'{"code":"AUTH"}')
    assert counts(done.out) == {"AUTH": 5, "DOCKER_EXEC": 2}
    assert done.err == "log-report: 2 lines not readable as JSON, the first is b.jsonl:2\n"


def test_all_faults_are_told_and_nothing_else_is_lost(report: Report, log: Log) -> None:
    done = report(
        "--format=json",
        log(
            b'\xef\xbb\xbf{"code":"AUTH"}\r',
            b"",
            b"x" * 2_000_000,
            b"\xff",
            b"{",
            b"[1]",
            b"{}",
            b'{"code":1}',
            b'{"code":2}',
            b'{"code":"AUTH"}',
        ),
    )
    assert (done.code, counts(done.out)) == (0, {"AUTH": 2})
    assert done.err.splitlines() == [
        "log-report: 1 line blank: a.jsonl:2",
        "log-report: 1 line longer than 1 MiB: a.jsonl:3",
        "log-report: 1 line not in UTF-8: a.jsonl:4",
        "log-report: 1 line not readable as JSON: a.jsonl:5",
        "log-report: 1 line with JSON that is no object: a.jsonl:6",
        "log-report: 1 line without a code: a.jsonl:7",
        "log-report: 2 lines with a code that is no text, the first is a.jsonl:8",
    ]


def test_file_that_cannot_be_read_is_told_and_the_others_are_counted(
    report: Report, log: Log, tmp_path: Path
) -> None:
    (tmp_path / "cut.gz").write_bytes(gzip.compress(b'{"code":"AUTH"}\n' * 99)[:-4])
    done = report("--format=json", "none", ".", "cut.gz", "\x1b[2J\u202e", log(EXEC))
    assert done.code == 2
    assert counts(done.out)["DOCKER_EXEC"] == 1
    assert done.err.splitlines() == [
        "log-report: none: No such file or directory",
        "log-report: .: Is a directory",
        "log-report: cut.gz: the compressed data is damaged or incomplete",
        "log-report: '\\x1b[2J\\u202e': No such file or directory",
    ]


def test_options(report: Report, log: Log) -> None:
    name = log(*[{"code": code} for code in DETAILS], EXEC, {"code": "NEW", "module": "docker"})
    done = report("--format=json", "--module=docker", "--module", "auth", "--sort=code", name)
    chosen = sorted(c for c, details in DETAILS.items() if details.module in {"docker", "auth"})
    assert list(counts(done.out)) == [*chosen, "NEW"]
    done = report("--format=json", "--level=error", "--top=1", "--sort=count", name)
    [line] = done.out.splitlines()
    assert json.loads(line)["level"] in {"error", "critical", "alert", "emergency"}
    assert "Remedy:\n" in report("--explain", name).out
    assert report("--format=csv", name).out.startswith("code,count,level,")


@pytest.mark.parametrize(
    "arguments",
    [["--level=eror"], ["--sort=x"], ["--format=xml"], ["--top=0"], ["--top=-1"], ["--top=²"]],
)
def test_wrong_option_is_told(report: Report, arguments: list[str]) -> None:
    done = report(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "usage: log-report" in done.err
