"""The formats for programs say the same as the text, and nothing in them can act."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from codegen.cli import main

from .conftest import Check
from .project import Finding, write_project

PLACE = re.compile(r"::(?P<severity>error|warning) (?P<fields>[^:]*)::(?P<data>.*)")


def test_json_has_every_finding(copied: Callable[[str], str], check: Check) -> None:
    copied("many-faults")
    rows = json.loads(check("--format", "json").out)
    text = check()
    assert [list(row) for row in rows] == [
        ["path", "line", "column", "severity", "rule", "message", "help", "page"]
    ] * len(rows)
    assert rows == [
        {
            "path": item.path,
            "line": item.line or None,
            "column": item.column or None,
            "severity": item.severity,
            "rule": item.rule,
            "message": item.message,
            "help": item.help or None,
            "page": f"rules/{item.rule}.md",
        }
        for item in text.findings
    ]


def test_json_is_ascii_and_a_line_a_finding(copied: Callable[[str], str], check: Check) -> None:
    copied("many-faults")
    outcome = check("--format", "json")
    lines = outcome.out.splitlines()
    assert outcome.out.isascii()
    assert (lines[0], lines[-1]) == ("[", "]")
    assert all(json.loads(line.removesuffix(",")) for line in lines[1:-1])


@pytest.mark.parametrize("format", ["json", "jsonl", "sarif", "gitlab", "junit"])
def test_formats_leave_the_count_on_stderr(
    format: str, copied: Callable[[str], str], check: Check
) -> None:
    copied("many-faults")
    outcome = check("--format", format)
    assert outcome.err == f"{len(check().findings)} errors\n"
    assert outcome.code == 1


def test_jsonl_has_the_objects_of_json(copied: Callable[[str], str], check: Check) -> None:
    copied("many-faults")
    lines = check("--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(check("--format", "json").out)


def test_json_of_a_right_project_is_an_empty_list(project: Path, check: Check) -> None:
    write_project(project)
    assert main(["generate", "--root", "project"]) == 0
    check()
    outcome = check("--format", "json")
    assert (outcome.code, json.loads(outcome.out), outcome.err) == (0, [], "")


def test_github_of_a_right_project_is_empty(project: Path, check: Check) -> None:
    write_project(project)
    assert main(["generate", "--root", "project"]) == 0
    check()
    outcome = check("--format", "github")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_github_has_every_finding(copied: Callable[[str], str], check: Check) -> None:
    copied("many-faults")
    *lines, notice = check("--format", "github").out.splitlines()
    rows = [annotation(line) for line in lines]
    assert notice.startswith("::notice title=codegen check::")
    assert rows == [
        (
            item.severity,
            fields_of(item),
            f"{item.message}\n{item.help}\n".replace("\n\n", "\n")
            + f"more: codegen explain {item.rule}",
        )
        for item in check().findings
    ]


def fields_of(item: Finding) -> dict[str, str]:
    fields = {"file": item.path, "line": str(item.line), "col": str(item.column)}
    known = {name: value for name, value in fields.items() if value != "0"}
    return {**known, "title": item.rule}


def annotation(line: str) -> tuple[str, dict[str, str], str]:
    """Reads a line as actions/runner does (src/Runner.Common/ActionCommand.cs)."""
    match = PLACE.fullmatch(line)
    assert match is not None, line
    pairs = [field.partition("=") for field in match["fields"].split(",")]
    fields = {name: unescaped(value, {"%3A": ":", "%2C": ","}) for name, _, value in pairs}
    return match["severity"], fields, unescaped(match["data"], {})


def unescaped(text: str, more: dict[str, str]) -> str:
    for written, meant in {"%0D": "\r", "%0A": "\n", **more, "%25": "%"}.items():
        text = text.replace(written, meant)
    return text


def test_github_escapes_what_its_commands_are_made_of(project: Path, check: Check) -> None:
    """The names of files and the texts hold `%`, `,`, `:` and line feeds."""
    module = 'module: disk\ntitle: Disk\nmessages:\n  "50%,\\n::error::x": {}\n'
    write_project(project, module=module, files={"catalogue/modules/a,b:c%.yml": ""})
    assert check("--format", "github").out == (
        "::error file=catalogue/modules/a%2Cb%3Ac%25.yml,title=file-without-module::"
        "the name of a module's file ends in .yaml, not .yml%0Arename it to a,b:c%25.yaml"
        "%0Amore: codegen explain file-without-module\n"
        "::error file=catalogue/modules/disk.yaml,line=4,col=3,title=bad-code::"
        '"50%25,<U+000A>::error::x" is not a code%0Aa code is words of capitals and digits'
        " joined by single underscores, such as ERROR_X%0Amore: codegen explain bad-code\n"
        "::error file=catalogue/modules/disk.yaml,line=4,col=3,title=missing-field::"
        '"50%25,<U+000A>::error::x" has no level%0Aadd level: The level at which the program'
        " logs the message; the most severe one where it uses several."
        "%0Amore: codegen explain missing-field\n"
        "::error file=catalogue/modules/disk.yaml,line=4,col=3,title=missing-field::"
        '"50%25,<U+000A>::error::x" has no summary%0Aadd summary: What happened, in one plain'
        " sentence without Markdown.%0Amore: codegen explain missing-field\n"
    )


@pytest.mark.parametrize("name", ["many-faults", "stop-no-manifest", "output-path-twice"])
def test_colour_only_paints(
    name: str,
    copied: Callable[[str], str],
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without its colours, the coloured text is the plain one."""
    copied(name)
    texts = {}
    for choice in ("never", "always"):
        main(["--color", choice, "check", "--root", "project"])
        texts[choice] = capsys.readouterr().err
    assert texts["always"] != texts["never"]
    assert re.sub(r"\x1b\[[0-9;]*m", "", texts["always"]) == texts["never"]
    assert project.is_dir()
