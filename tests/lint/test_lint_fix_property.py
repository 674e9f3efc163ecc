"""Whatever a catalogue is written like: --fix leaves nothing that it could fix, and no more."""

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tests.lint.conftest import lint
from tests.writing.small_project import Project, files_in

_WORDS = ["disk", "It's", "github", "GITHUB", "OAuth2", "oauth2", "visual studio", "“github”", "Ä"]
_PIECES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join)
_ENDS = st.sampled_from(["", ".", " ", ".  ", "!", "...", "\u3000"])
_LINES = st.builds(lambda text, end: text + end, _PIECES, _ENDS)
_CODE = st.sampled_from(["`github`", "See [github](https://github/github).", "", "- github", "  "])
_RULES = ["summary-end", "misspelled-name", "trailing-blanks", "code-depth"]


def _in_quotes(text: str) -> list[str]:
    forms = ['"' + text.replace('"', '\\"') + '"', "'" + text.replace("'", "''") + "'"]
    return [*forms, text] if re.fullmatch(r"[A-Za-z][\w'.! ]*[\w'.!]", text) else forms


@st.composite
def _line(draw: st.DrawFn, start: str) -> list[str]:
    form = draw(st.sampled_from(_in_quotes(draw(_LINES))))
    return [start + form + draw(st.sampled_from(["", "", " # beside"]))]


@st.composite
def _folded(draw: st.DrawFn, start: str, indent: str) -> list[str]:
    """A text on one line that is written on two."""
    first, second = draw(_PIECES), draw(_LINES)
    header = draw(st.sampled_from([">-", '"', "'"]))
    if header == ">-":
        return [f"{start}>-", f"{indent}{first}", f"{indent}{second}"]
    first, second = (text.replace("'", "''") if header == "'" else text for text in (first, second))
    return [f"{start}{header}{first}", f"{indent}{second}{header}"]


@st.composite
def _block(draw: st.DrawFn, start: str, indent: str) -> list[str]:
    header = draw(st.sampled_from(["|", "|-", "|+", ">", ">-", "|2", ">+"]))
    deep = indent + "  " if "2" not in header else indent
    lines = [draw(_LINES.filter(str.strip))]
    lines += draw(st.lists(st.one_of(_LINES, _CODE), max_size=4))
    return [f"{start}{header} # header", *(deep + line if line else "" for line in lines)]


@st.composite
def _suppressed(draw: st.DrawFn, indent: str) -> list[str]:
    chosen = draw(st.lists(st.sampled_from(_RULES), min_size=1, max_size=3, unique=True))
    items = [f"{{rule: {rule}, reason: It is so for now.}}" for rule in chosen]
    if draw(st.booleans()):
        return [f"{indent}suppress: [{', '.join(items)}]"]
    dash = indent + draw(st.sampled_from(["", "  "]))
    return [f"{indent}suppress:", *(f"{dash}- {item}" for item in items)]


@st.composite
def modules(draw: st.DrawFn) -> bytes:
    lines = ["# top", "module: disk", *draw(_line("title: "))]
    if draw(st.booleans()):
        lines += draw(_block("description: ", "  "))
    if draw(st.booleans()):
        lines += ["", *draw(_suppressed(""))]
    lines += ["", "messages: # all"]
    for number in range(draw(st.integers(1, 3))):
        lines += ["", f"  # comment {number}", f"  DISK_NUMBER_{number}:", "    level: info"]
        start = "    summary: "
        lines += draw(st.one_of(_line(start), _folded(start, "      ")))
        if draw(st.booleans()):
            lines += draw(_block("    remedy: ", "      "))
        if draw(st.booleans()):
            lines += ["    # about that", "", *draw(_suppressed("    "))]
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n"]))
    end, mark = draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from(["", "\ufeff"]))
    return (mark + text.replace("\n", end)).encode()


MANIFEST = """\
name: demo
title: Demo
version: "1.0.0"
lint: {{spelling: [GitHub, OAuth2, Visual Studio], summary: {{ends_with: "{end}"}}}}
modules: [disk]
targets: {{docs: {{}}}}
"""


def _read(data: bytes) -> Any:
    return YAML(typ="safe", pure=True).load(data.decode().removeprefix("\ufeff"))


def _alike(value: Any, key: str = "") -> Any:
    """What a repair may not change of a value."""
    if isinstance(value, dict):
        return {name: _alike(item, name) for name, item in value.items() if name != "suppress"}
    if isinstance(value, list):
        return [_alike(item) for item in value]
    text = re.sub(r"\s*[^\S\n](?=\n*\Z)|[^\S\n]+$", "", value, flags=re.M).casefold()
    return text.strip().removesuffix(".") if key in ("summary", "title") else text


def _hold(data: bytes, end: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        path = project.root / "catalogue/modules/disk.yaml"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        project.manifest.write_text(MANIFEST.format(end=end), encoding="utf-8")
        assert "nothing was linted" not in lint(project).err, data

        outcome = lint(project, "--fix")

        assert outcome.code in (0, 1), outcome.err
        once = files_in(project.root)
        assert "[unused-suppression]" not in outcome.err
        again = lint(project, "--fix")
        assert again.out.startswith("nothing to fix\n")
        assert again.err == outcome.err
        assert files_in(project.root) == once
    new = once["catalogue/modules/disk.yaml"]
    before, after = _alike(_read(data)), _alike(_read(new))
    assert after == before
    assert re.findall("#.*", new.decode()) == re.findall("#.*", data.decode())
    assert new.count(b"\r\n") == (new.count(b"\n") if b"\r\n" in data else 0)
    assert new.startswith("\ufeff".encode()) == data.startswith("\ufeff".encode())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(modules(), st.sampled_from([".", ""]))
def test_a_repair_is_whole_and_changes_nothing_else(data: bytes, end: str) -> None:
    _hold(data, end)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(modules(), st.sampled_from([".", ""]))
def test_that_of_a_thousand_catalogues(data: bytes, end: str) -> None:
    _hold(data, end)
