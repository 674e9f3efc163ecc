"""`--output-file` writes one file, whole or not at all, and nothing that is not its own."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codegen.reporting.formats import FORMATS
from tests.writing.privileges import as_nobody, project_for_anyone
from tests.writing.small_project import Project, state_of


@pytest.mark.parametrize("format", FORMATS)
def test_the_file_has_what_standard_output_would_have(project: Project, format: str) -> None:
    plain = project.run("check")
    told = project.run("check", "--format", format)

    outcome = project.run("check", "--format", format, "--output-file", "report")

    expected = told.out if format != "text" else plain.err.removesuffix("5 errors\n")
    assert (project.root / "report").read_text(encoding="utf-8") == expected
    assert outcome == plain, "people are told what they are told without any option"


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_where_all_is_well(generated: Project, format: str) -> None:
    (generated.root / "report").write_text("old findings")
    told = generated.run("check", "--format", format)

    outcome = generated.run("check", "--format", format, "--output-file", "report")

    assert outcome == generated.run("check")
    expected = told.out if format != "text" else ""
    assert (generated.root / "report").read_text() == expected


def test_the_file_is_not_coloured(project: Project) -> None:
    outcome = project.run("--color", "always", "check", "--output-file", "report")

    assert "\x1b[" in outcome.err
    assert "\x1b" not in (project.root / "report").read_text()


def test_the_diff_stays_on_standard_output(generated: Project) -> None:
    (generated.generated / "lists/all.txt").write_text("by hand\n")

    outcome = generated.run("check", "--format", "sarif", "--output-file", "report", "--diff")

    assert outcome == generated.run("check", "--diff")
    assert outcome.out.startswith("--- a/generated/lists/all.txt\n")


def test_an_older_file_keeps_its_mode(project: Project) -> None:
    path = project.root / "report"
    path.write_text("old")
    path.chmod(0o640)

    project.run("check", "--format", "json", "--output-file", "report")

    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_text().startswith("[\n")


def test_nothing_else_is_written(project: Project) -> None:
    before = state_of(project.root, "files")

    project.run("check", "--format", "json", "--output-file", "report")

    (project.root / "report").unlink()
    assert state_of(project.root, "files") == before


def _folder(path: Path) -> None:
    path.mkdir()


def _link(path: Path) -> None:
    path.with_name("target").write_text("mine")
    path.symlink_to("target")


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _fifo(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (_folder, "a folder"),
        (_link, "a symbolic link"),
        (_dangling, "a symbolic link"),
        (_fifo, "no regular file"),
    ],
)
def test_what_is_no_file_is_refused(
    project: Project, make: Callable[[Path], None], kind: str
) -> None:
    make(project.root / "report")
    before = state_of(project.root)

    outcome = project.run("check", "--format", "json", "--output-file", "report")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f'codegen: "report": this is {kind}, and no place for the findings\n  help: name a file;'
        " without --output-file, formats for programs go to standard output\n"
    )
    assert state_of(project.root) == before


def test_a_dash_is_no_name(project: Project) -> None:
    outcome = project.run("check", "--format", "json", "--output-file", "-")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith('codegen: "-": this is not the name of a file\n  help: ')
    assert not (project.root / "-").exists()


@pytest.mark.parametrize("name", ["", ".", "/", "..", "catalogue/"])
def test_names_of_folders_are_refused(project: Project, name: str) -> None:
    outcome = project.run("check", "--output-file", name)

    assert (outcome.code, outcome.out) == (2, "")
    assert "this is a folder" in outcome.err


def test_the_folder_must_be_there(project: Project) -> None:
    outcome = project.run("check", "--output-file", "a/\x1b[31mb/report")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        'codegen: "a/<U+001B>[31mb/report": there is no folder "a/<U+001B>[31mb"\n'
        "  help: make it first\n"
    )


@pytest.mark.parametrize("name", ["LICENSE/report", "x" * 300])
def test_names_that_cannot_be(project: Project, name: str) -> None:
    outcome = project.run("check", "--output-file", name)

    assert (outcome.code, outcome.out) == (2, "")
    assert "the findings were not written: " in outcome.err
    assert "help: name a file in a folder that can be written" in outcome.err


@pytest.mark.parametrize("call", ["open", "chmod", "replace"])
def test_a_failure_leaves_the_older_file(
    project: Project, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    (project.root / "report").write_text("old")

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    where = "codegen.writing.single" if call == "open" else "codegen.writing.single.os"
    monkeypatch.setattr(f"{where}.{call}", fail, raising=False)

    outcome = project.run("check", "--format", "json", "--output-file", "report")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(
        'codegen: "report": the findings were not written: No space left on device\n'
    )
    assert (project.root / "report").read_text() == "old"
    assert list(project.root.glob(".codegen-*")) == []


@pytest.mark.parametrize("protected", [".", "report"])
def test_a_place_that_must_not_be_written(protected: str) -> None:
    with project_for_anyone() as project:
        if protected == "report":
            with as_nobody():
                (project.root / "report").write_text("old")
        (project.root / protected).chmod(0o555)
        with as_nobody():
            outcome = project.run("check", "--format", "json", "--output-file", "report")

    assert (outcome.code, outcome.out) == (2, "")
    assert '"report": the findings were not written: Permission denied' in outcome.err


def test_what_stops_the_check_leaves_the_file(project: Project) -> None:
    (project.root / "report").write_text("old")

    outcome = project.run("check", "--target", "nothing", "--output-file", "report")

    assert outcome.code == 2
    assert (project.root / "report").read_text() == "old"
