"""What this tool has generated is imported again, and generated again to the same bytes."""

import re
import shutil
from pathlib import Path

import pytest

from tests.writing.small_project import Project, files_in

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {
    "go": ("go", "go"),
    "ts": ("ts", "ts/src"),
    "python": ("python", "python/src/*"),
    "docs": ("markdown", "docs/message-codes.md"),
    "json": ("json", "json/catalogue.json"),
}
NOT_HELD = {
    "go": "the titles and descriptions of modules, tombstones, and the names of constants in other",
    "ts": "the titles and descriptions of modules, tombstones, and the names of constants in other",
    "python": "the titles and descriptions of modules, tombstones, and the names of constants in",
    "docs": "the names of modules and of constants, and what was deprecated before its removal",
    "json": "the names of constants, the targets and their options, prefixes and suppressions",
}


def generated(case: str, folder: Path, target: str) -> Project:
    """A project of the repository, generated for one target only."""
    source = ROOT if case == "shipped" else ROOT / "tests/golden" / case
    shutil.copytree(source / "catalogue", folder / "catalogue")
    for license in source.glob("LICENSE*"):
        shutil.copy(license, folder)
    project = Project(folder)
    project.generate("--target", target)
    return project


def imported(project: Project, original: Project, target: str) -> str:
    """Imports what another project has generated for a target; the report."""
    kind, pattern = SOURCES[target]
    paths = [str(path) for path in original.generated.glob(pattern)]
    outcome = project.run("import", kind, *paths)
    assert outcome.code == 0, outcome.err
    return outcome.err


def without_messages(text: str) -> str:
    return text[: re.search(r"^messages:", text, re.MULTILINE).start()] + "messages: {}\n"  # type: ignore[union-attr]


@pytest.mark.parametrize("target", SOURCES)
@pytest.mark.parametrize("case", ["minimal", "shipped", "everything", "torture"])
def test_messages_come_back_whole(tmp_path: Path, case: str, target: str) -> None:
    """The manifest and the heads of the modules are there; every message is imported."""
    original = generated(case, tmp_path / "original", target)
    again = Project(tmp_path / "again")
    shutil.copytree(
        original.root, again.root, ignore=shutil.ignore_patterns("generated", ".codegen_cache")
    )
    for path in (again.root / "catalogue/modules").iterdir():
        path.write_text(without_messages(path.read_text("utf-8")), "utf-8")

    report = imported(again, original, target)
    again.generate("--target", target)

    assert files_in(again.generated) == files_in(original.generated)
    assert f"does not hold {NOT_HELD[target]}" in report
    assert report.count("import-conflict") == 0


@pytest.mark.parametrize("target", SOURCES)
@pytest.mark.parametrize("case", ["minimal", "shipped"])
def test_a_catalogue_is_made_anew(tmp_path: Path, case: str, target: str) -> None:
    """Nothing is there but what was generated; then the manifest's settings are put back."""
    original = generated(case, tmp_path / "original", target)
    again = Project(tmp_path / "again")
    again.root.mkdir()
    for license in original.root.glob("LICENSE*"):
        shutil.copy(license, again.root)

    imported(again, original, target)
    # Of the new manifest only the list of modules stays: its settings are those of the original.
    modules = re.compile(r"^modules:.*?(?=^\w)", re.MULTILINE | re.DOTALL)
    new = modules.search(again.manifest.read_text("utf-8"))
    assert new is not None
    text = modules.sub(new[0], original.manifest.read_text("utf-8"))
    again.manifest.write_text(text, "utf-8")
    again.generate("--target", target)

    assert files_in(again.generated) == files_in(original.generated)
