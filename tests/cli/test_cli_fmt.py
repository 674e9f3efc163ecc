"""`codegen fmt` from the command line: which files, what it says, and what it leaves alone."""

import os
from pathlib import Path

import pytest

from codegen.diagnostics import WRITE_OUTDATED
from codegen.model import CodegenError
from codegen.writing.catalogue import Change, replace_files
from tests.writing.small_project import Project, leftovers, state_of

_UGLY = "module:  alpha\ntitle: 'Alpha'\nmessages:\n  ALPHA_ONE: {level: info, summary: One.}\n"
_NICE = "module: alpha\ntitle: Alpha\nmessages:\n  ALPHA_ONE:\n    level: info\n    summary: One.\n"


@pytest.fixture
def ugly(project: Project) -> Project:
    project.alpha.write_text(_UGLY)
    return project


def test_it_lays_out_what_is_not_in_order(ugly: Project) -> None:
    ugly.alpha.chmod(0o640)

    outcome = ugly.run("fmt")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "laid out catalogue/modules/alpha.yaml\n2 of 3 files in order already\n"
    assert ugly.alpha.read_text() == _NICE
    assert ugly.alpha.stat().st_mode & 0o777 == 0o640
    assert leftovers(ugly.root) == []
    assert ugly.run("fmt").out == "3 of 3 files in order already\n"


@pytest.mark.parametrize(("flag", "code"), [("--check", 1), ("--dry-run", 0)])
def test_it_can_leave_all_as_it_is(ugly: Project, flag: str, code: int) -> None:
    before = state_of(ugly.root)

    outcome = ugly.run("fmt", flag, "--diff")

    assert outcome.code == code
    assert "would lay out catalogue/modules/alpha.yaml\n" in outcome.out
    assert "+++ b/catalogue/modules/alpha.yaml" in outcome.out
    assert state_of(ugly.root) == before


def test_only_the_files_that_are_named(ugly: Project) -> None:
    assert ugly.run("fmt", "catalogue/modules/beta.yaml").out == "1 of 1 files in order already\n"
    assert ugly.run("fmt", "catalogue/catalogue.yaml", "catalogue/modules/alpha.yaml").code == 0
    assert ugly.alpha.read_text() == _NICE


def test_a_file_that_is_none_of_the_catalogues(ugly: Project) -> None:
    outcome = ugly.run("fmt", "LICENSE")

    assert outcome.code == 2
    assert outcome.err.startswith("codegen: LICENSE: this is no file of the catalogue\n")


def test_a_catalogue_with_faults_is_told_and_left_alone(ugly: Project) -> None:
    ugly.edit(ugly.beta, "level: info", "level: inof")
    before = state_of(ugly.root)

    outcome = ugly.run("fmt")

    assert outcome.code == 1
    assert "[bad-value]" in outcome.err
    assert outcome.err.endswith("nothing was written\n")
    assert state_of(ugly.root) == before


def test_windows_line_ends_and_a_byte_order_mark_go(project: Project) -> None:
    text = project.alpha.read_text()
    project.alpha.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert project.run("fmt").code == 0
    assert b"\r" not in project.alpha.read_bytes()
    assert project.alpha.read_bytes().startswith(b"module: alpha\n")


@pytest.mark.parametrize("place", ["catalogue/modules/alpha.yaml", "catalogue/modules"])
def test_nothing_is_written_through_a_link(ugly: Project, tmp_path: Path, place: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    (ugly.root / place).rename(elsewhere)
    (ugly.root / place).symlink_to(elsewhere)
    before = state_of(elsewhere)

    assert ugly.run("fmt").code in (1, 2)
    assert state_of(elsewhere) == before


def test_a_failing_rename_leaves_all_as_it_was(
    ugly: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    ugly.edit(ugly.beta, "title: Beta", "title: 'Beta'")
    before, replace, calls = state_of(ugly.root, "none"), os.replace, []

    def failing(source: str, target: str) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    outcome = ugly.run("fmt")

    assert outcome.code == 2
    assert "nothing was written: No space left on device [write-refused]\n" in outcome.err
    assert state_of(ugly.root, "none") == before


def test_a_file_that_somebody_saves_meanwhile_is_kept(ugly: Project) -> None:
    """What was read is no longer what is there when it is to be replaced."""
    before = state_of(ugly.root, "none")
    change = Change(old=b"what was read", new=b"what would be written")

    with pytest.raises(CodegenError, match="the file has changed meanwhile") as raised:
        replace_files(ugly.root, {"catalogue/modules/alpha.yaml": change})

    assert raised.value.rule == WRITE_OUTDATED
    assert state_of(ugly.root, "none") == before
