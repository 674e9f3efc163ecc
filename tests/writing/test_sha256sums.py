"""SHA256SUMS says what the tool owns: readable by sha256sum, believed only where it is harmless."""

import hashlib
import shutil
import subprocess

import pytest

from tests.writing.small_project import RENDERED, Project, rendered_in, state_of, without


def sums_of(files: dict[str, bytes]) -> str:
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {path}\n"
        for path, content in sorted(files.items())
    )


def test_it_lists_every_file_sorted_by_path(generated: Project) -> None:
    assert generated.sums.read_text() == sums_of(RENDERED)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_sha256sum_verifies_it(generated: Project) -> None:
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]

    result = subprocess.run(command, cwd=generated.generated, capture_output=True, text=True)

    assert result.returncode == 0, result.stderr
    assert result.stdout == "".join(f"{path}: OK\n" for path in sorted(RENDERED))


def test_it_is_written_again_where_it_is_lost(generated: Project) -> None:
    generated.sums.unlink()

    generated.generate()

    assert generated.sums.read_text() == sums_of(RENDERED)
    assert generated.written() == set()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "rubbish\n",
        "\0\0\0",
        "x" * 100_000,
        "0" * 64 + "  lists/all.txt\n",
        "0" * 64 + " *lists/all.txt\n",
        sums_of(RENDERED).replace("\n", "\r\n"),
        sums_of(RENDERED) * 2,
        "# a comment\n" + sums_of(RENDERED),
    ],
)
def test_it_is_repaired_where_it_is_damaged(generated: Project, text: str) -> None:
    generated.sums.write_text(text, newline="")

    assert generated.run("check").code == 1
    generated.generate()

    assert generated.sums.read_bytes() == sums_of(RENDERED).encode()
    assert generated.written() == set()


def test_it_is_repaired_where_it_is_not_utf8(generated: Project) -> None:
    generated.sums.write_bytes(b"\xff\xfe" + generated.sums.read_bytes())

    generated.generate()

    assert generated.sums.read_text() == sums_of(RENDERED)


def _conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\n"


def test_with_conflict_markers_it_owns_what_both_sides_owned(generated: Project) -> None:
    """Both branches added a message, one of them dropped a module: a merge that git cannot do."""
    ours = sums_of(RENDERED)
    theirs = sums_of(RENDERED | {"lists/all.txt": b"theirs\n", "lists/gamma/codes.txt": b"gamma\n"})
    generated.sums.write_text(_conflict(ours, theirs))
    (generated.generated / "lists/all.txt").write_bytes(b"theirs\n")
    (generated.generated / "lists/gamma").mkdir()
    (generated.generated / "lists/gamma/codes.txt").write_bytes(b"gamma\n")

    outcome = generated.generate()

    assert outcome.out == (
        "   update  generated/lists/all.txt\n"
        "   remove  generated/lists/gamma/codes.txt\n"
        "1 updated, 1 removed; 5 files in all\n"
    )
    assert rendered_in(generated.generated) == RENDERED
    assert generated.sums.read_text() == sums_of(RENDERED)


def test_conflict_markers_in_a_generated_file_are_repaired_too(generated: Project) -> None:
    path = generated.generated / "page/page.md"
    path.write_text(_conflict("# Demo codes\n", "# Other codes\n"))
    generated.sums.write_text(_conflict(generated.sums.read_text(), sums_of({})))

    generated.generate()

    assert rendered_in(generated.generated) == RENDERED


HOSTILE = [
    "../victim.txt",
    "../../victim.txt",
    "lists/../../victim.txt",
    "lists/../../../victim.txt",
    "lists/./../../victim.txt",
    "./../victim.txt",
    "/VICTIM",
    "//VICTIM",
    "lists//VICTIM",
    "~/victim.txt",
    "$HOME/victim.txt",
    "lists\\..\\..\\victim.txt",
    "C:/victim.txt",
    "victim.txt",
    "catalogue/../../victim.txt",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_a_hostile_line_removes_nothing_outside(generated: Project, path: str) -> None:
    content = b"mine\n"
    outside = [generated.root / "victim.txt", generated.root.parent / "victim.txt"]
    outside += [generated.generated / "victim.txt"]
    for victim in outside:
        victim.write_bytes(content)
    path = path.replace("VICTIM", str(outside[0]))
    with generated.sums.open("a") as file:
        file.write(f"{hashlib.sha256(content).hexdigest()}  {path}\n")
    before = state_of(generated.root.parent, times="none")

    check = generated.run("check")
    generated.generate()

    assert check.code == 1
    assert "victim" not in check.err
    assert all(victim.read_bytes() == content for victim in outside)
    sums = str((generated.generated / "SHA256SUMS").relative_to(generated.root.parent))
    after = state_of(generated.root.parent, times="none")
    assert without(before, [sums]) == without(after, [sums])
    assert generated.sums.read_text() == sums_of(RENDERED)


def test_a_line_for_a_foreign_file_with_another_digest_does_not_remove_it(
    generated: Project,
) -> None:
    note = generated.generated / "lists/note.txt"
    note.write_bytes(b"mine\n")
    with generated.sums.open("a") as file:
        file.write(f"{'0' * 64}  lists/note.txt\n")

    outcome = generated.generate()

    assert note.read_bytes() == b"mine\n"
    assert "     keep  generated/lists/note.txt (edited by hand)\n" in outcome.out


def test_the_list_itself_is_never_owned(generated: Project) -> None:
    digest = hashlib.sha256(b"").hexdigest()
    with generated.sums.open("a") as file:
        file.write(f"{digest}  SHA256SUMS\n{digest}  .codegen_cache/x\n")

    generated.generate()

    assert generated.sums.read_text() == sums_of(RENDERED)


def test_sums_of_a_target_that_was_not_asked_for_stay(generated: Project) -> None:
    generated.edit(generated.manifest, "title: Demo codes", "title: Other codes")
    generated.edit(generated.beta, "The third.", "The last.")

    generated.generate("--target", "lists")

    assert generated.sums.read_text() == sums_of(
        RENDERED | {"lists/beta/codes.txt": b"BETA_ONE: The last.\n"}
    )
