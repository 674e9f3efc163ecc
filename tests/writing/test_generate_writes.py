"""generate writes only what differs, restores what is its own, and keeps what is not."""

import os
import stat
from collections.abc import Callable

import pytest

from tests.writing.small_project import (
    LONG_AGO,
    RENDERED,
    Project,
    rendered_in,
    state_of,
    without,
)


def _edit_summary(project: Project) -> None:
    project.edit(project.beta, "The third.", "The last.")


def test_the_first_run_writes_everything(project: Project) -> None:
    outcome = project.generate()

    assert rendered_in(project.generated) == RENDERED
    assert outcome.out == (
        "      add  generated/lists/all.txt\n"
        "      add  generated/lists/alpha/codes.txt\n"
        "      add  generated/lists/beta/codes.txt\n"
        "      add  generated/page/LICENSE\n"
        "      add  generated/page/page.md\n"
        "5 added; 5 files in all\n"
    )


def test_a_second_run_without_its_stamp_writes_nothing(generated: Project) -> None:
    generated.stamp.unlink()
    before = state_of(generated.generated)

    assert generated.generate().out == "up to date: 5 files\n"
    assert state_of(generated.generated) == before


def test_only_the_file_of_the_changed_module_is_rewritten(generated: Project) -> None:
    _edit_summary(generated)

    outcome = generated.generate()

    assert generated.written() == {"lists/beta/codes.txt"}
    assert rendered_in(generated.generated) == RENDERED | {
        "lists/beta/codes.txt": b"BETA_ONE: The last.\n"
    }
    assert outcome.out == ("   update  generated/lists/beta/codes.txt\n1 updated; 5 files in all\n")


def test_a_new_module_adds_its_file_and_changes_the_lists(generated: Project) -> None:
    generated.edit(generated.manifest, "  - beta\n", "  - beta\n  - gamma\n")
    (generated.root / "catalogue/modules/gamma.yaml").write_text(
        "module: gamma\ntitle: Gamma\nmessages:\n  GAMMA_ONE: {level: info, summary: The fourth.}\n"
    )

    generated.generate()

    assert generated.written() == {"lists/all.txt", "lists/gamma/codes.txt", "page/page.md"}


@pytest.mark.parametrize("path", RENDERED)
def test_a_file_edited_by_hand_is_restored(generated: Project, path: str) -> None:
    (generated.generated / path).write_bytes(b"by hand\n")

    outcome = generated.generate()

    assert generated.written() == {path}
    assert rendered_in(generated.generated) == RENDERED
    assert outcome.out == f"  restore  generated/{path}\n1 restored; 5 files in all\n"


@pytest.mark.parametrize("path", RENDERED)
def test_a_deleted_file_is_written_again(generated: Project, path: str) -> None:
    (generated.generated / path).unlink()

    outcome = generated.generate()

    assert generated.written() == {path}
    assert rendered_in(generated.generated) == RENDERED
    assert outcome.out == f"      add  generated/{path}\n1 added; 5 files in all\n"


def test_the_files_of_a_dropped_module_go_with_their_folder(generated: Project) -> None:
    generated.drop_beta()

    outcome = generated.generate()

    assert generated.written() == {"lists/all.txt", "page/page.md"}
    assert not (generated.generated / "lists/beta").exists()
    assert (generated.generated / "lists/alpha").is_dir()
    assert outcome.out == (
        "   update  generated/lists/all.txt\n"
        "   remove  generated/lists/beta/codes.txt\n"
        "   update  generated/page/page.md\n"
        "2 updated, 1 removed; 4 files in all\n"
    )
    assert generated.run("check").code == 0


def test_a_folder_with_a_file_of_someone_else_stays(generated: Project) -> None:
    note = generated.generated / "lists/beta/note.txt"
    note.write_text("mine\n")
    generated.drop_beta()

    generated.generate()

    assert [path.name for path in note.parent.iterdir()] == ["note.txt"]


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        ".gitattributes",
        "lists/note.txt",
        "lists/alpha/.keep",
        "page/node_modules/x/index.js",
        "other/file.txt",
        "lists/beta/SHA256SUMS",
    ],
)
def test_files_of_someone_else_are_not_touched(project: Project, path: str) -> None:
    foreign = project.generated / path
    foreign.parent.mkdir(parents=True)
    foreign.write_bytes(b"mine\n")
    foreign.chmod(0o640)
    os.utime(foreign, ns=(LONG_AGO, LONG_AGO))

    project.generate()
    _edit_summary(project)
    project.generate()
    project.drop_beta()
    project.generate()

    status = foreign.stat()
    assert foreign.read_bytes() == b"mine\n"
    assert (status.st_mtime_ns, stat.S_IMODE(status.st_mode)) == (LONG_AGO, 0o640)
    assert path not in project.sums.read_text()


def test_an_orphan_edited_by_hand_is_kept_and_named(generated: Project) -> None:
    orphan = generated.generated / "lists/beta/codes.txt"
    orphan.write_bytes(b"by hand\n")
    generated.drop_beta()

    outcome = generated.generate()

    assert orphan.read_bytes() == b"by hand\n"
    assert "     keep  generated/lists/beta/codes.txt (edited by hand)\n" in outcome.out
    assert generated.generate().out.startswith(
        "     keep  generated/lists/beta/codes.txt (edited by hand)\n"
    )


def test_a_kept_orphan_is_forgotten_once_it_is_deleted(generated: Project) -> None:
    orphan = generated.generated / "lists/beta/codes.txt"
    orphan.write_bytes(b"by hand\n")
    generated.drop_beta()
    generated.generate()
    orphan.unlink()

    generated.generate()

    assert generated.run("check").code == 0
    assert "beta" not in generated.sums.read_text()


def test_a_kept_orphan_is_removed_once_its_edit_is_undone(generated: Project) -> None:
    orphan = generated.generated / "lists/beta/codes.txt"
    orphan.write_bytes(b"by hand\n")
    generated.drop_beta()
    generated.generate()
    orphan.write_bytes(RENDERED["lists/beta/codes.txt"])

    generated.generate()

    assert not orphan.exists()


def test_a_file_with_the_right_bytes_is_adopted(generated: Project) -> None:
    generated.sums.unlink()
    generated.stamp.unlink()

    outcome = generated.generate()

    assert generated.written() == set()
    assert "lists/all.txt" in generated.sums.read_text()
    assert outcome.out == "up to date: 5 files\n"


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_the_mode_of_a_rewritten_file_is_kept(generated: Project, mode: int) -> None:
    target = generated.generated / "lists/beta/codes.txt"
    target.chmod(mode)
    generated.sums.chmod(mode)
    _edit_summary(generated)

    generated.generate()

    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert stat.S_IMODE(generated.sums.stat().st_mode) == mode


@pytest.mark.parametrize(
    ("umask", "file", "folder"), [(0o022, 0o644, 0o755), (0o077, 0o600, 0o700)]
)
def test_new_files_have_the_modes_that_the_umask_asks_for(
    project: Project, umask: int, file: int, folder: int
) -> None:
    before = os.umask(umask)
    try:
        project.generate()
    finally:
        os.umask(before)

    for path in [project.generated, *project.generated.rglob("*")]:
        expected = folder if path.is_dir() else file
        assert stat.S_IMODE(path.stat().st_mode) == expected, path


def test_a_hard_link_to_a_generated_file_keeps_the_old_content(generated: Project) -> None:
    """A file is replaced, never written into: who has it open, or linked, sees the old one."""
    other = generated.root / "link.txt"
    os.link(generated.generated / "lists/beta/codes.txt", other)
    _edit_summary(generated)

    generated.generate()

    assert other.read_bytes() == RENDERED["lists/beta/codes.txt"]


@pytest.mark.parametrize("options", [["--dry-run"], ["--dry-run", "--diff"]])
@pytest.mark.parametrize(
    "change",
    [
        _edit_summary,
        Project.drop_beta,
        Project.drop_page,
        lambda project: (project.generated / "page/page.md").unlink(),
    ],
    ids=["stale", "orphan", "target", "missing"],
)
def test_a_dry_run_writes_nothing(
    generated: Project, options: list[str], change: Callable[[Project], None]
) -> None:
    change(generated)
    before = state_of(generated.root)

    generated.generate(*options)

    assert state_of(generated.root) == before


def test_a_dry_run_of_a_new_project_writes_nothing(project: Project) -> None:
    before = state_of(project.root)

    assert project.generate("--dry-run").out.endswith("5 to add; 5 files in all\n")
    assert state_of(project.root) == before


def test_a_dry_run_says_what_a_run_would_do(generated: Project) -> None:
    (generated.generated / "lists/all.txt").write_bytes(b"by hand\n")
    (generated.generated / "page/LICENSE").unlink()
    generated.drop_beta()

    assert generated.generate("--dry-run").out == (
        "  restore  generated/lists/all.txt\n"
        "   remove  generated/lists/beta/codes.txt\n"
        "      add  generated/page/LICENSE\n"
        "   update  generated/page/page.md\n"
        "1 to add, 1 to update, 1 to restore, 1 to remove; 4 files in all\n"
    )


def test_a_dry_run_refuses_what_a_run_refuses(project: Project) -> None:
    (project.generated / "page").mkdir(parents=True)
    (project.generated / "page/page.md").write_bytes(b"mine\n")

    dry, wet = project.run("generate", "--dry-run"), project.run("generate")

    assert (wet.code, dry.code) == (2, 2)
    assert dry.err == wet.err


@pytest.mark.parametrize("options", [["--diff"], ["--diff", "--dry-run"]])
def test_the_diff_shows_every_change(generated: Project, options: list[str]) -> None:
    (generated.generated / "page/LICENSE").unlink()
    generated.drop_beta()

    out = generated.generate(*options).out

    assert out.partition("   update")[0] == (
        "--- a/generated/lists/all.txt\n"
        "+++ b/generated/lists/all.txt\n"
        "@@ -1,3 +1,2 @@\n"
        " ALPHA_ONE\n"
        " ALPHA_TWO\n"
        "-BETA_ONE\n"
        "--- a/generated/lists/beta/codes.txt\n"
        "+++ /dev/null\n"
        "@@ -1 +0,0 @@\n"
        "-BETA_ONE: The third.\n"
        "--- /dev/null\n"
        "+++ b/generated/page/LICENSE\n"
        "@@ -0,0 +1 @@\n"
        "+Do as you please.\n"
        "--- a/generated/page/page.md\n"
        "+++ b/generated/page/page.md\n"
        "@@ -2,4 +2,3 @@\n"
        " \n"
        " - ALPHA_ONE\n"
        " - ALPHA_TWO\n"
        "-- BETA_ONE\n"
    )


def test_a_catalogue_with_findings_writes_nothing(generated: Project) -> None:
    generated.edit(generated.beta, "level: info", "level: loud")
    before = state_of(generated.root)

    outcome = generated.run("generate")

    assert outcome.code == 1
    assert outcome.out == ""
    assert "catalogue/modules/beta.yaml:5:12: error:" in outcome.err
    assert outcome.err.endswith("1 error\nnothing was written\n")
    assert state_of(generated.root) == before


def test_a_template_that_fails_writes_nothing(generated: Project) -> None:
    generated.edit("templates/lists/codes.txt.j2", "m.summary | lines", "m.summary")
    before = state_of(generated.root)

    outcome = generated.run("generate")

    assert outcome.code == 1
    assert "templates/lists/codes.txt.j2:2: error:" in outcome.err
    assert "[template-failure]" in outcome.err
    assert state_of(generated.root) == before


def test_only_the_named_target_is_rendered(generated: Project) -> None:
    generated.drop_beta()
    (generated.generated / "page/LICENSE").write_bytes(b"by hand\n")

    outcome = generated.generate("--target", "lists")

    assert generated.written() == {"lists/all.txt", "page/LICENSE"}
    assert rendered_in(generated.generated / "page") == {
        "LICENSE": b"by hand\n",
        "page.md": RENDERED["page/page.md"],
    }
    assert outcome.out == (
        "   update  generated/lists/all.txt\n"
        "   remove  generated/lists/beta/codes.txt\n"
        "1 updated, 1 removed; 2 files in all\n"
    )


def test_targets_one_by_one_come_to_the_same_as_all_at_once(project: Project) -> None:
    project.generate("--target", "page")
    assert set(rendered_in(project.generated)) == {"page/LICENSE", "page/page.md"}
    project.generate("--target", "lists")

    one_by_one = state_of(project.generated, times="none")
    assert project.run("check").code == 0
    project.generate()
    assert state_of(project.generated, times="none") == one_by_one


def test_a_target_may_be_named_more_than_once(project: Project) -> None:
    project.generate("--target", "page", "--target", "lists", "--target", "page")

    assert rendered_in(project.generated) == RENDERED
    assert project.run("check").code == 0


def test_the_files_of_a_dropped_target_are_removed(generated: Project) -> None:
    generated.drop_page()

    generated.generate()

    assert not (generated.generated / "page").exists()
    assert rendered_in(generated.generated) == without(RENDERED, ["page/LICENSE", "page/page.md"])
    assert "page/" not in generated.sums.read_text()
    assert generated.run("check").code == 0


def test_a_named_target_leaves_the_files_of_a_dropped_one_alone(generated: Project) -> None:
    generated.drop_page()
    generated.edit(generated.beta, "The third.", "The last.")

    generated.generate("--target", "lists")

    assert generated.written() == {"lists/beta/codes.txt"}
    assert (generated.generated / "page/page.md").read_bytes() == RENDERED["page/page.md"]
    assert generated.run("check").code == 1  # the whole still says that they are left over


def test_an_empty_output_is_an_empty_file(project: Project) -> None:
    (project.root / "templates/page/page.md.j2").write_text("\n\n")

    project.generate()

    assert (project.generated / "page/page.md").read_bytes() == b""
    assert project.run("check").code == 0


def test_a_long_path_is_no_obstacle(project: Project) -> None:
    """Each name in a path may have 150 characters, the path itself 200, besides its option."""
    folder, name = "a" * 145, "b" * 145
    project.edit("templates/page/target.yaml", "path: page.md", "path: '{folder}/{name}.md'")
    with (project.root / "templates/page/target.yaml").open("a") as file:
        file.write(
            "options:\n"
            f"  folder: {{description: A folder., type: string, default: {folder}}}\n"
            f"  name: {{description: A name., type: string, default: {name}}}\n"
        )

    project.generate()

    assert (project.generated / f"page/{folder}/{name}.md").exists()
    project.edit(project.manifest, "title: Demo codes", "title: Other codes")
    project.generate()
    assert project.run("check").code == 0
