"""What looks odd but is right is accepted, and changes nothing that is generated."""

from pathlib import Path

import pytest

from codegen.cli import main

from .conftest import Check
from .project import (
    MANIFEST,
    MODULE,
    TARGET,
    manifest_with,
    message_with,
    snapshot,
    write_project,
)

LONG = message_with("explanation: |\n  One line.\n\n  Another.\nremedy: Delete something.")


def generated(root: Path) -> dict[str, bytes]:
    """The content of what is generated from a project."""
    assert main(["generate", "--root", str(root)]) == 0
    folder = root / "generated"
    return {path.removeprefix(str(folder)): row[2] for path, row in snapshot(folder).items()}


@pytest.mark.parametrize(
    ("before", "end"),
    [("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n"), ("", "\r")],
    ids=["byte order mark", "CRLF", "both", "CR"],
)
def test_encoding_of_files_does_not_matter(
    before: str, end: str, tmp_path: Path, project: Path, check: Check
) -> None:
    plain = tmp_path / "plain"
    write_project(plain, module=LONG)
    write_project(
        project,
        (before + MANIFEST.replace("\n", end)).encode(),
        (before + LONG.replace("\n", end)).encode(),
    )
    assert generated(project) == generated(plain)
    check()
    outcome = check()
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize(
    "module",
    [
        MODULE.removesuffix("\n"),
        "# A comment\n\n" + MODULE + "\n\n# Another\n",
        "---\n" + MODULE,
        MODULE + "...\n",
        MODULE.replace("The disk is full.", "'The disk is full.'"),
        MODULE.replace("The disk is full.", '"The disk is full\\x2e"'),
        MODULE.replace("The disk is full.", ">-\n      The disk\n      is full."),
        MODULE.replace("The disk is full.", "The disk\n      is full."),
        MODULE.replace("    level: error\n    summary: ", "    {level: error, summary: ").replace(
            "full.\n", "full.}\n"
        ),
    ],
    ids=[
        "no last line feed",
        "comments",
        "start mark",
        "end mark",
        "single quotes",
        "escape",
        "folded",
        "two lines",
        "braces",
    ],
)
def test_ways_of_writing_yaml_do_not_matter(
    module: str, tmp_path: Path, project: Path, check: Check
) -> None:
    plain = tmp_path / "plain"
    write_project(plain)
    write_project(project, module=module)
    assert generated(project) == generated(plain)
    check()
    assert check().code == 0


@pytest.mark.parametrize("summary", ["A \u200d joiner.", r'"A \u200d joiner."'])
def test_allowed_characters(summary: str, project: Path, check: Check) -> None:
    manifest = MANIFEST.replace("modules:", 'allow_characters: ["U+200D"]\nmodules:')
    write_project(project, manifest, MODULE.replace("The disk is full.", summary))
    generated(project)
    check()
    assert check().code == 0


@pytest.mark.parametrize("name", [".disk.yaml.swp", ".#disk.yaml", "disk.yaml~", "README.md"])
def test_other_files_are_left_alone(name: str, project: Path, check: Check) -> None:
    """Editors put such files beside the module's."""
    write_project(project)
    (project / "catalogue/modules" / name).symlink_to("nowhere")
    generated(project)
    check()
    assert check().code == 0


@pytest.mark.parametrize(
    "pattern",
    [r"a\Z", "(?#any)ab", "(?P<a>a)?(?(a)b|c)", "a{,3}b", r"\N{BULLET}|ab", "[[a]b", "[a&&b]+"],
)
def test_patterns_that_engines_differ_about(pattern: str, project: Path, check: Check) -> None:
    """Python's engine takes them, others do not or warn: a finding or none, but no more."""
    option = "options:\n  style:\n    description: A style.\n    type: string\n    pattern: "
    files = {
        "templates/demo/target.yaml": f"{TARGET}{option}'{pattern}'\n",
        "templates/demo/codes.txt.j2": "Codes\n",
    }
    write_project(project, manifest_with("  demo: {style: ab}\n"), files=files)
    outcome = check()
    assert outcome.code == 1
    assert {finding.rule for finding in outcome.findings} <= {"bad-value", "drift-missing"}
