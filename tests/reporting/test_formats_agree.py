"""Every format says the same of the same project, and ends with the same code."""

import shutil
from pathlib import Path

import pytest

from codegen.reporting.formats import FORMATS
from tests.diagnostics.project import CASES
from tests.reporting.readers import HOSTILE, READERS
from tests.writing.small_project import Project

FAULTS = [
    "many-faults",
    "duplicate-code-in-three-files",
    "output-path-twice",
    "yaml-syntax-tab-indentation",
    "file-without-module",
    "drift",
]


@pytest.fixture(params=FAULTS)
def faulty(request: pytest.FixtureRequest, tmp_path: Path, project: Project) -> Project:
    """A project of a case of `tests/diagnostics`, or the small one without generated files."""
    if request.param == "drift":
        return project
    shutil.copytree(CASES / request.param, tmp_path / "case")
    return Project(tmp_path / "case")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_the_same_findings(faulty: Project, tmp_path: Path, format: str) -> None:
    text = faulty.run("check")
    outcome = faulty.run("check", "--format", format)
    faulty.run("check", "--format", format, "--output-file", str(tmp_path / "report"))

    expected = READERS["text"](text.err)
    assert expected
    if format == "gitlab":  # it has no findings without a line
        expected = [(path, max(line, 1), rule) for path, line, rule in expected]
    shown = outcome.err if format == "text" else outcome.out
    assert READERS[format](shown) == expected
    assert READERS[format]((tmp_path / "report").read_text(encoding="utf-8")) == expected
    assert outcome.code == text.code == 1


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_empty_where_all_is_well(generated: Project, format: str) -> None:
    outcome = generated.run("check", "--format", format)

    assert (outcome.code, outcome.err) == (0, "")
    if format != "text":
        assert READERS[format](outcome.out) == []


@pytest.mark.parametrize("format", FORMATS[1:])
def test_hostile_text_stays_text(project: Project, format: str) -> None:
    """The formats can be read, have all findings, and hold no command and no invisible mark."""
    (project.root / "catalogue/modules/a|b`%.yml").write_text("")
    project.edit(project.beta, "level: info", f'level: "{HOSTILE}"\n    "{HOSTILE}": x')
    plain = project.run("check")

    outcome = project.run("check", "--format", format)

    expected = READERS["text"](plain.err)
    assert {rule for _, _, rule in expected} > {"bad-value", "file-without-module"}
    if format == "gitlab":
        expected = [(path, max(line, 1), rule) for path, line, rule in expected]
    assert READERS[format](outcome.out) == expected
    assert outcome.out.isascii() or format == "github"
    assert "\u202e" not in outcome.out
    assert "##[" not in outcome.out
    assert "\x1b" not in outcome.out
    for line in outcome.out.splitlines():
        assert not line.lstrip().startswith("::error::")


@pytest.mark.parametrize("format", FORMATS[1:])
def test_the_same_findings_are_the_same_bytes(
    project: Project, tmp_path: Path, format: str
) -> None:
    """Whatever the folder, the time and the working folder."""
    elsewhere = tmp_path / "elsewhere" / "deep"
    shutil.copytree(project.root, elsewhere)

    here = project.run("check", "--format", format).out
    there = Project(tmp_path).run("check", "--format", format, "--root", str(elsewhere)).out

    assert here == there
    assert str(tmp_path) not in here
