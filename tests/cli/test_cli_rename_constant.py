"""`codegen rename CODE --constant TARGET NAME`: what it says, what it refuses, whom it serves."""

from pathlib import Path

import pytest

from tests.diagnostics.project import MANIFEST, MODULE
from tests.writing.small_project import Project, state_of

MORE = """\
  DISK_GONE:
    level: error
    summary: The disk is gone.
    names: {go: DiskLost}
    aliases: {go: [DiskAway]}
  DISK_OLD:
    level: error
    summary: The disk is old.
    removed: {since: "1.0", reason: Disks no longer age.}
"""


@pytest.fixture
def disk(tmp_path: Path) -> Project:
    (tmp_path / "catalogue/modules").mkdir(parents=True)
    go = "  docs: {}\n  go: {module: example.org/demo, package: demo}\n"
    manifest = MANIFEST.replace("  docs: {}\n", go)
    (tmp_path / "catalogue/catalogue.yaml").write_text(manifest)
    (tmp_path / "catalogue/modules/disk.yaml").write_text(MODULE + MORE)
    return Project(tmp_path)


def test_the_old_constant_goes_on(disk: Project) -> None:
    outcome = disk.run("rename", "DISK_FULL", "--constant", "go", "NoRoom")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "renamed DiskFull to NoRoom in go; the old name stays as an alias\nnext: codegen generate\n"
    )
    disk.run("generate")
    rendered = "".join(path.read_text() for path in sorted(disk.generated.glob("go/*.go")))
    assert "NoRoom " in rendered
    assert "DiskFull " in rendered


def test_there_and_back(disk: Project) -> None:
    path = disk.root / "catalogue/modules/disk.yaml"
    disk.run("rename", "DISK_GONE", "--constant", "go", "DiskAway")
    assert "names: {go: DiskAway}\n    aliases: {go: [DiskLost]}\n" in path.read_text()
    disk.run("rename", "DISK_GONE", "--constant", "go", "DiskLost")
    assert path.read_text() == MODULE + MORE


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["DISK_FULL", "--constant", "goo", "NoRoom"], 2, "did you mean go?"),
        (["DISK_FULL", "--constant", "docs", "NoRoom"], 2, "the target docs has no constants"),
        (["DISK_FULL", "--constant", "go", "DiskFull"], 2, '"DiskFull" in the target go already'),
        (["DISK_FULL", "--constant", "go", "DiskLost"], 2, '"DiskLost" is a name of DISK_GONE'),
        (["DISK_FULL", "--constant", "go", "DiskAway"], 2, '"DiskAway" is a name of DISK_GONE'),
        (["DISK_FULL", "--constant", "go", "A", "--constant", "go", "B"], 2, "the target go twice"),
        (["DISK_FULL", "--constant", "go", "type"], 1, "[reserved-identifier]"),
        (["DISK_FULL", "--constant", "go", "lower"], 1, "[reserved-identifier]"),
        (["DISK_FULL", "--constant", "go", "2x"], 1, "[bad-value]"),
        (["DISK_FULL", "--constant", "go", "a: {b"], 1, "[bad-value]"),
        (["DISK_FULL", "--constant", "go", "A\u202eB"], 1, "[forbidden-character]"),
        (["DISK_OLD", "--constant", "go", "Older"], 2, "DISK_OLD is removed and has no constants"),
        (["DISK_FUL", "--constant", "go", "NoRoom"], 2, "did you mean DISK_FULL?"),
        (["DISK_FULL", "DISK_NEW", "--constant", "go", "X"], 2, "--constant takes no NEW"),
        (["DISK_FULL", "--since", "1.0", "--constant", "go", "X"], 2, "--constant takes no NEW"),
    ],
)
def test_what_is_refused_leaves_all_as_it_was(
    disk: Project, arguments: list[str], code: int, message: str
) -> None:
    before = state_of(disk.root)

    outcome = disk.run("rename", *arguments)

    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    assert state_of(disk.root) == before
