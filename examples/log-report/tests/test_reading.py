"""Files, packed files and lines of all lengths."""

import gzip
from pathlib import Path

import pytest

from log_report.reading import LONGEST_LINE, lines_of

TEXT = b'{"code":"A"}\n{"code":"B"}\r\n\n{"code":"C"}'
LINES = [b'{"code":"A"}\n', b'{"code":"B"}\r\n', b"\n", b'{"code":"C"}']


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.1"])
def test_lines_come_as_they_are_packed_or_not(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for data in (TEXT, gzip.compress(TEXT), gzip.compress(TEXT[:20]) + gzip.compress(TEXT[20:])):
        path.write_bytes(data)
        assert list(lines_of(str(path))) == LINES


@pytest.mark.parametrize("data", [b"", gzip.compress(b"")])
def test_empty_file_has_no_lines(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    assert list(lines_of(str(path))) == []


@pytest.mark.parametrize("end", [b"\n", b""])
@pytest.mark.parametrize("packed", [False, True])
def test_line_over_the_bound_is_skipped_whole(tmp_path: Path, end: bytes, packed: bool) -> None:
    most = b"x" * LONGEST_LINE
    lines = [
        b"1\n",
        most + b"\n",
        most + b"y\n",
        b"2\n",
        most * 3 + b"\n",
        b"3\n",
        most + b"y" + end,
    ]
    data = b"".join(lines)
    path = tmp_path / "a"
    path.write_bytes(gzip.compress(data, 1) if packed else data)
    assert list(lines_of(str(path))) == [b"1\n", most + b"\n", None, b"2\n", None, b"3\n", None]


def test_last_line_may_be_as_long_as_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * LONGEST_LINE)
    assert list(lines_of(str(path))) == [b"x" * LONGEST_LINE]


@pytest.mark.parametrize("damage", ["cut", "changed", "checksum", "tail"])
def test_damaged_gzip_is_an_error_after_its_good_lines(tmp_path: Path, damage: str) -> None:
    data = bytearray(gzip.compress(TEXT * 50_000))
    if damage == "cut":
        del data[len(data) // 2 :]
    elif damage == "changed":
        data[len(data) // 2 :] = b"\xff" * (len(data) // 2)
    elif damage == "checksum":
        data[-8] ^= 1
    else:
        data += b"tail"
    path = tmp_path / "a.gz"
    path.write_bytes(data)
    lines = lines_of(str(path))
    assert next(lines) == LINES[0]
    with pytest.raises(OSError, match=r"."):
        list(lines)
