"""Texts of strangers stand in findings, and can neither act there nor bring the command down."""

import contextlib
import io
import json
import os
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.cli import main
from codegen.reporting.formats import FORMATS

from .conftest import Check
from .project import MANIFEST, MODULE, manifest_with, message_with, snapshot, write_project

CONTROL = re.compile(
    r"[^\n\x20-\x7e\xa0-\U0010ffff]|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f]"
)
HOSTILE = r"D\e[31m\x9b5m\r\n::error title=x::pwned\u202e"
"""As it is written in a double-quoted scalar."""

COMMANDS = "##[add-mask]x ##vso[task.complete]y"

# Where a text can stand from which a finding quotes; %s is the text in double quotes.
PLACES = {
    "code": (MANIFEST, MODULE.replace("DISK_FULL", "%s")),
    "code of nothing": (MANIFEST, "module: disk\ntitle: Disk\nmessages:\n  %s:\n"),
    "code twice": (
        MANIFEST,
        "module: disk\ntitle: Disk\nmessages:\n  %s: {}\n  %s: {}\n",
    ),
    "code that replaces itself": (
        MANIFEST,
        message_with("deprecated: {reason: x, replaced_by: %s}").replace("DISK_FULL", "%s"),
    ),
    "replacement": (MANIFEST, message_with("deprecated: {reason: x, replaced_by: %s}")),
    "key": (MANIFEST, message_with("%s: x")),
    "key twice": (MANIFEST, message_with("%s: x\n%s: y")),
    "level": (MANIFEST, MODULE.replace("error", "%s")),
    "summary": (MANIFEST, MODULE.replace("The disk is full.", "%s")),
    "link": (MANIFEST, message_with("see: [%s]")),
    "link twice": (MANIFEST, message_with("see: [%s, %s]")),
    "name": (MANIFEST, message_with("names: {docs: %s}")),
    "alias": (MANIFEST, message_with("aliases: {docs: [%s]}")),
    "target of a name": (MANIFEST, message_with("names: {%s: x}")),
    "version": (MANIFEST, message_with("since: %s")),
    "module": (MANIFEST, MODULE.replace("module: disk", "module: %s")),
    "prefix": (MANIFEST, MODULE.replace("messages:", "prefixes: [%s]\nmessages:")),
    "module of the manifest": (MANIFEST.replace("- disk", "- disk\n  - %s"), MODULE),
    "module of the manifest twice": (MANIFEST.replace("- disk", "- disk\n  - %s\n  - %s"), MODULE),
    "target": (manifest_with("  %s: {}\n"), MODULE),
    "option": (manifest_with("  docs: {%s: x}\n"), MODULE),
    "level of a prefix": (manifest_with("  docs: {prefixes: {%s: E}}\n"), MODULE),
    "licence": (MANIFEST.replace("modules:", "license_file: %s\nmodules:"), MODULE),
    "character": (MANIFEST.replace("modules:", "allow_characters: [%s]\nmodules:"), MODULE),
}


def texts(text: str) -> dict[str, tuple[str, str]]:
    quoted = f'"{text}"'
    return {
        name: (manifest.replace("%s", quoted), module.replace("%s", quoted))
        for name, (manifest, module) in PLACES.items()
    }


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("place", PLACES)
def test_text_cannot_act_in_a_terminal_or_as_a_command(
    place: str, format: str, project: Path, check: Check
) -> None:
    manifest, module = texts(HOSTILE)[place]
    write_project(project, manifest, module)
    outcome = check("--format", format)
    assert outcome.code == 1
    assert not CONTROL.search(outcome.out + outcome.err)
    for line in (outcome.out + outcome.err).splitlines():
        ours = ("::error file=catalogue/", "::notice title=codegen check::GitHub shows ")
        assert not line.lstrip().startswith("::") or line.startswith(ours)
        assert not line.startswith("::error title=x")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("place", PLACES)
def test_text_cannot_act_as_a_command_within_a_line(
    place: str, format: str, project: Path, check: Check
) -> None:
    """GitHub's runner and Azure's agent look for these anywhere in a line.

    See ActionCommand.TryParse in actions/runner (src/Runner.Common/ActionCommand.cs).
    """
    manifest, module = texts(COMMANDS)[place]
    if place == "summary":
        module += "    sumary: x\n"  # the summary itself is right, so let another key be wrong
    write_project(project, manifest, module)
    outcome = check("--format", format)
    assert outcome.code == 1
    assert "##[" not in outcome.out + outcome.err
    assert "##vso[" not in outcome.out + outcome.err


@pytest.mark.parametrize(
    ("summary", "rule"),
    [("##[add-mask]x", "wrong-type"), ("##vso[a]x", "wrong-type"), ("x##[a]b: y", "yaml-syntax")],
    ids=["comment", "comment for Azure", "text"],
)
def test_source_line_cannot_act_as_a_command(
    summary: str, rule: str, project: Path, check: Check
) -> None:
    """The line of the file that a finding shows, a comment in it too."""
    write_project(project, module=MODULE.replace("The disk is full.", summary))
    outcome = check()
    assert [finding.rule for finding in outcome.findings] == [rule]
    assert "##[" not in outcome.err
    assert "##vso[" not in outcome.err


@pytest.mark.parametrize(
    "name",
    [
        b"x\x1b[31m.yaml",
        b"x\n::error::y.yaml",
        b"caf\xe9.yaml",
        "\u202ex.yaml".encode(),
        b"\x1b.yml",
    ],
    ids=["escape", "line feed", "no text", "direction", "other ending"],
)
@pytest.mark.parametrize("format", FORMATS)
def test_names_of_files_cannot_act(name: bytes, format: str, project: Path, check: Check) -> None:
    write_project(project)
    Path(os.fsdecode(os.fsencode(project / "catalogue" / "modules") + b"/" + name)).write_text(
        MODULE
    )
    outcome = check("--format", format)
    assert outcome.code == 1
    assert not CONTROL.search(outcome.out + outcome.err)
    assert not re.search(r"^\s*::error::y", outcome.out + outcome.err, re.MULTILINE)
    if format == "json":
        assert "file-without-module" in {row["rule"] for row in json.loads(outcome.out)}


def test_long_text_is_cut_in_messages(project: Path, check: Check) -> None:
    """A finding stays readable whatever it quotes; source lines are cut to a window."""
    long = "Q" * 5000
    for place, (manifest, module) in texts(long).items():
        write_project(project, manifest, module)
        for line in check().err.splitlines():
            assert len(line) < 400, place


def checked(module: str) -> tuple[int, str]:
    """The exit code and all output for a module file, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_project(root, module=module.encode("utf-8", "surrogatepass"))
        before = snapshot(root)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["--color", "never", "check", "--root", folder])
        assert snapshot(root) == before
        return code, out.getvalue() + err.getvalue()


QUICK = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

PIECES = st.sampled_from(
    [
        *MODULE.splitlines(keepends=True),
        *"- ? : [ ] { } , # & * ! | > ' \" % @ ` \\ ~ = --- ... <<".split(),
        *("&a ", "*a ", "!a ", "!!map ", "%YAML 1.1\n"),
        *(" ", "  ", "    ", "\t", "\n", "\n\n", "\r", ": ", "- "),
        *("null", "true", "no", "1.10", "0x1F", "1e400", ".inf", "2024-01-31", "'", '"\\'),
        *(r'"\0"', r'"\uD800"', r'"\U00110000"', r'"\e[31m"', "\x00", "\x1b", "\u202e", "\ufeff"),
        *("messages:\n", "  DISK_FULL: ", "    see: ", "    names: {go: X}\n", "    removed: "),
    ]
)


@QUICK
@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_module_file_is_an_internal_error(module: str) -> None:
    code, output = checked(module)
    assert code == 1, module
    assert not CONTROL.search(output)


@QUICK
@given(st.text(max_size=20))
def test_no_text_in_a_module_file_is_an_internal_error(text: str) -> None:
    code, output = checked(MODULE.replace("DISK_FULL", text).replace("The disk is full.", text))
    assert code == 1, text
    assert not CONTROL.search(output)
