"""The stamp of the last run saves work where nothing has changed, and hides no change."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.writing.small_project import RENDERED, Project, make_project, rendered_in, state_of

UP_TO_DATE = "up to date\n"


def test_a_second_run_says_so_and_writes_nothing(generated: Project) -> None:
    before = state_of(generated.root)

    assert generated.generate().out == UP_TO_DATE
    assert state_of(generated.root) == before


def test_the_cache_keeps_itself_out_of_git(generated: Project) -> None:
    assert (generated.stamp.parent / ".gitignore").read_text() == "*\n"


def test_the_cache_holds_no_time_and_no_place(project: Project, tmp_path: Path) -> None:
    project.generate()

    text = project.stamp.read_text()

    assert set(json.loads(text)) == {"also", "key", "sums"}
    assert str(tmp_path) not in text


@pytest.mark.parametrize("name", ["CI"])
def test_a_ci_job_does_not_believe_it(
    generated: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "1")

    assert generated.generate().out == "up to date: 5 files\n"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("catalogue/catalogue.yaml", "title: Demo codes", "title: Other codes"),
        ("catalogue/catalogue.yaml", "  - alpha\n  - beta\n", "  - beta\n  - alpha\n"),
        ("catalogue/modules/beta.yaml", "The third.", "The last."),
        ("templates/lists/all.txt.j2", "{{ m.code }}", "- {{ m.code }}"),
        ("templates/lists/target.yaml", "path: all.txt", "path: codes.txt"),
        ("LICENSE", "please", "wish"),
        ("generated/lists/all.txt", "ALPHA_ONE", "ALPHA_1"),
        ("generated/page/LICENSE", "please", "wish"),
        ("generated/SHA256SUMS", "  page/page.md", "  page/other.md"),
    ],
)
def test_an_edit_is_noticed(generated: Project, path: str, old: str, new: str) -> None:
    generated.edit(path, old, new)

    assert generated.generate().out != UP_TO_DATE
    assert generated.run("check").code == 0


def test_an_edit_that_keeps_size_and_time_is_noticed(generated: Project) -> None:
    times = generated.beta.stat()
    generated.edit(generated.beta, "The third.", "The drith.")
    os.utime(generated.beta, ns=(times.st_atime_ns, times.st_mtime_ns))

    generated.generate()

    assert generated.written() == {"lists/beta/codes.txt"}


@pytest.mark.parametrize("path", [*RENDERED, "SHA256SUMS"])
def test_a_deleted_generated_file_is_noticed(generated: Project, path: str) -> None:
    (generated.generated / path).unlink()

    generated.generate()

    assert rendered_in(generated.generated) == RENDERED
    assert generated.sums.exists()


def test_generated_deleted_as_a_whole_is_noticed(generated: Project) -> None:
    shutil.rmtree(generated.generated)

    generated.generate()

    assert rendered_in(generated.generated) == RENDERED


def _new_module_file(project: Project) -> None:
    (project.root / "catalogue/modules/gamma.yaml").write_text("module: gamma\n")


def _deleted_module_file(project: Project) -> None:
    project.beta.unlink()


def _renamed_module_file(project: Project) -> None:
    project.beta.rename(project.beta.with_suffix(".yml"))


def _module_file_that_is_a_link(project: Project) -> None:
    real = project.root / "real.yaml"
    project.beta.rename(real)
    project.beta.symlink_to(real)


def _deleted_licence(project: Project) -> None:
    (project.root / "LICENSE").unlink()


@pytest.mark.parametrize(
    "change",
    [
        _new_module_file,
        _deleted_module_file,
        _renamed_module_file,
        _module_file_that_is_a_link,
        _deleted_licence,
    ],
)
def test_files_that_come_and_go_are_noticed(
    generated: Project, change: Callable[[Project], None]
) -> None:
    change(generated)

    assert generated.run("generate").code == 1


def test_a_folder_of_the_catalogue_that_becomes_a_link_is_noticed(generated: Project) -> None:
    modules = generated.beta.parent
    modules.rename(generated.root / "modules")
    modules.symlink_to(generated.root / "modules", target_is_directory=True)

    assert generated.run("generate").code == 2


def test_a_new_template_of_the_project_is_noticed(generated: Project) -> None:
    (generated.root / "templates/lists/more.txt.j2").write_text("more\n")
    (generated.root / "templates/lists/target.yaml").write_text(
        (generated.root / "templates/lists/target.yaml").read_text()
        + "  - path: more.txt\n    template: more.txt.j2\n"
    )

    generated.generate()

    assert (generated.generated / "lists/more.txt").read_bytes() == b"more\n"


@pytest.fixture
def more(generated: Project, tmp_path: Path) -> Path:
    """A folder for --templates that replaces the target lists."""
    folder = tmp_path / "more"
    shutil.copytree(generated.root / "templates/lists", folder / "lists")
    (folder / "lists/all.txt.j2").write_text("other\n")
    return folder


def test_templates_of_the_command_line_are_noticed(generated: Project, more: Path) -> None:
    path = generated.generated / "lists/all.txt"

    generated.generate("--templates", str(more))
    assert path.read_bytes() == b"other\n"
    assert generated.generate("--templates", str(more)).out == UP_TO_DATE

    (more / "lists/all.txt.j2").write_text("another\n")
    generated.generate("--templates", str(more))
    assert path.read_bytes() == b"another\n"

    generated.generate()
    assert path.read_bytes() == RENDERED["lists/all.txt"]


def test_a_folder_of_templates_that_is_not_there_is_noticed(generated: Project) -> None:
    outcome = generated.run("generate", "--templates", "nowhere")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("codegen: nowhere: there is no such folder\n")


def test_a_folder_of_templates_without_targets_is_noticed(generated: Project) -> None:
    (generated.root / "empty").mkdir()

    outcome = generated.run("generate", "--templates", "empty")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("codegen: empty: no target in this folder\n")


def test_another_selection_is_noticed(generated: Project) -> None:
    assert generated.generate("--target", "page").out == "up to date: 2 files\n"
    assert generated.generate("--target", "page").out == UP_TO_DATE
    assert generated.generate("--target", "lists").out == "up to date: 3 files\n"
    assert generated.generate().out == "up to date: 5 files\n"


def test_an_unknown_target_is_noticed(generated: Project) -> None:
    assert generated.run("generate", "--target", "nothing").code == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"1",
        b'"text"',
        b"{",
        b"\xff\xfe",
        b"\0" * 1000,
        b'{"key": 1, "sums": 2, "also": 3}',
        b'{"key": "", "sums": "", "also": [1, null]}',
        b'{"also": {}, "key": [], "sums": {}}',
        b"[" * 100_000,
        b'{"also": ["' + b"x" * 5000 + b'"], "key": "", "sums": ""}',
        b'{"also": ["\\u0000"], "key": "", "sums": ""}',
        b'{"also": ["\\ud800"], "key": "", "sums": ""}',
    ],
)
def test_a_damaged_cache_is_as_good_as_none(generated: Project, content: bytes) -> None:
    record = json.loads(generated.stamp.read_text())
    generated.stamp.write_bytes(
        content.replace(b'"sums": ""', f'"sums": "{record["sums"]}"'.encode())
    )

    assert generated.generate().out == "up to date: 5 files\n"
    assert generated.generate().out == UP_TO_DATE


def test_a_forged_cache_reads_nothing_outside_the_project(
    generated: Project, tmp_path: Path
) -> None:
    """The cache is never committed, but a hostile one must not make the tool wait for a FIFO."""
    os.mkfifo(tmp_path / "fifo")
    record = json.loads(generated.stamp.read_text())
    generated.stamp.write_text(json.dumps(record | {"also": ["../fifo", "/dev/zero"]}))

    assert generated.generate().out == "up to date: 5 files\n"


@pytest.mark.usefixtures("deadline")
@pytest.mark.parametrize(
    "path",
    ["catalogue/modules/beta.yaml", "LICENSE", "generated/SHA256SUMS", "templates/page/page.md.j2"],
)
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(generated: Project, path: str) -> None:
    (generated.root / path).unlink()
    os.mkfifo(generated.root / path)

    assert generated.run("generate").code in (1, 2)


@pytest.mark.usefixtures("deadline")
def test_a_pipe_in_the_place_of_the_stamp_is_not_waited_for(generated: Project) -> None:
    generated.stamp.unlink()
    os.mkfifo(generated.stamp)

    assert generated.generate().out == "up to date: 5 files\n"


def test_a_cache_that_cannot_be_written_does_no_harm(project: Project) -> None:
    project.stamp.parent.write_text("a file in the place of the folder")

    assert project.generate().out.endswith("5 added; 5 files in all\n")
    assert project.generate().out == "up to date: 5 files\n"


def test_a_stamp_that_cannot_be_written_does_no_harm(project: Project) -> None:
    project.stamp.mkdir(parents=True)

    project.generate()

    assert project.generate().out == "up to date: 5 files\n"


def test_the_cache_is_not_written_through_a_link(project: Project, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine\n")
    project.stamp.parent.mkdir()
    project.stamp.symlink_to(victim)

    project.generate()

    assert victim.read_text() == "mine\n"


def test_a_stamp_of_another_project_is_not_believed(generated: Project, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = make_project(tmp_path / "other")
    other.edit(other.beta, "The third.", "The last.")
    shutil.copytree(generated.stamp.parent, other.stamp.parent)
    shutil.copytree(generated.generated, other.generated)

    assert other.generate().out != UP_TO_DATE


def test_a_project_that_moved_is_generated_to_the_same(generated: Project) -> None:
    moved = Project(generated.root.with_name("moved"))
    generated.root.rename(moved.root)
    before = state_of(moved.generated)

    moved.generate()

    assert state_of(moved.generated) == before


def test_a_dry_run_leaves_no_stamp(project: Project) -> None:
    project.generate("--dry-run")

    assert not project.stamp.parent.exists()


@pytest.mark.parametrize("options", [["--dry-run"], ["--diff"], ["--dry-run", "--diff"]])
def test_with_nothing_to_do_every_form_says_so(generated: Project, options: list[str]) -> None:
    assert generated.generate(*options).out == UP_TO_DATE
