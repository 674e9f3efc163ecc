"""Lines as other programs, disks and strangers leave them."""

import math

import pytest

from log_report.parsing import Fault, UnreadableLine, parsed


@pytest.mark.parametrize(
    "line",
    [
        b'{"code":"A"}\n',
        b'{"code":"A"}\r\n',
        b'{"code":"A"}',
        b'  {"code" : "A"} \t\n',
        b'\xef\xbb\xbf{"code":"A"}\n',
        b'\xef\xbb\xbf {"code":"A"}\r\n',
        rb'{"\u0063ode":"\u0041"}' + b"\n",
        b'{"code":"B","code":"A"}\n',
    ],
)
def test_value_is_read(line: bytes) -> None:
    assert parsed(line) == {"code": "A"}


def test_numbers_of_any_length_are_read() -> None:
    value = parsed(b'{"code":"A","details":' + b"9" * 100_000 + b"}\n")
    assert value == {"code": "A", "details": math.inf}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (None, Fault.TOO_LONG),
        (b'{"code":"\xff"}\n', Fault.NOT_UTF8),
        (b'{"code":"\xed\xa0\x80"}\n', Fault.NOT_UTF8),
        ('{"code":"A"}\n'.encode("utf-16"), Fault.NOT_UTF8),
        (b"\n", Fault.BLANK),
        (b" \t\r\n", Fault.BLANK),
        (b"\xef\xbb\xbf\n", Fault.BLANK),
        (b'{"code":"A"\n', Fault.NOT_JSON),
        (b'{"code":"A"} x\n', Fault.NOT_JSON),
        (b'{"code":"A"}{"code":"A"}\n', Fault.NOT_JSON),
        (b'{"code":"A"},\n', Fault.NOT_JSON),
        (b"{'code':'A'}\n", Fault.NOT_JSON),
        (b'{"code":"A\x00"}\n', Fault.NOT_JSON),
        (b"\x00" * 100 + b"\n", Fault.NOT_JSON),
        (b"[" * 200_000 + b"\n", Fault.NOT_JSON),
        (b'{"a":' * 100_000 + b"\n", Fault.NOT_JSON),
        (b"panic: runtime error\n", Fault.NOT_JSON),
    ],
)
def test_fault_is_told(line: bytes | None, fault: Fault) -> None:
    with pytest.raises(UnreadableLine) as caught:
        parsed(line)
    assert caught.value.fault is fault
