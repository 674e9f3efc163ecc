"""`codegen release` enters a version in ledger, changelog and manifest, or changes nothing."""

import json
import os
from pathlib import Path

import pytest

from codegen.writing import transaction

from .conftest import Codegen, Shipped
from .test_ledger_shallow import TOMBSTONE, entomb
from .test_shipped_catalogue import text_of

MANIFEST, LEDGER = "catalogue/catalogue.yaml", "catalogue/ledger.yaml"
CHANGELOG = "catalogue/CHANGELOG.md"
HOSTILE = "A <b>_*[x](y)|`~ ##[error] ::error:: # 1."


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a project but for those of git."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }


def add(shipped: Shipped, code: str, summary: str = "Something new.") -> None:
    lines = f"  {code}:\n    level: info\n    summary: {summary}\n\n"
    shipped.edit("core", "messages:\n", f"messages:\n{lines}")


SNAPSHOT = Path(__file__).parents[2] / "generated" / "json" / "catalogue.json"
CODES = json.loads(SNAPSHOT.read_text("utf-8"))["messages"]


def section(shipped: Shipped, version: str) -> str:
    """What the changelog says of a version."""
    text = (shipped.root / CHANGELOG).read_text("utf-8")
    return text.partition(f"## [{version}]")[2].partition("\n## ")[0]


def permit(shipped: Shipped, *rows: str) -> None:
    lines = "".join(f"    - {row}\n" for row in rows)
    shipped.edit("catalogue", "modules:\n", f"breaking:\n  allow:\n{lines}modules:\n")


def test_the_first_release_takes_the_version_of_the_manifest(
    shipped: Shipped, codegen: Codegen
) -> None:
    known = (shipped.root / LEDGER).read_bytes()
    for name in (LEDGER, CHANGELOG):
        (shipped.root / name).unlink()
    before = contents(shipped.root)

    outcome = codegen("release", "0.1.0", "--date", "2027-01-31")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"released 0.1.0: {len(CODES)} codes\n")
    assert "next: codegen generate\n" in outcome.out
    after = contents(shipped.root)
    assert set(after) - set(before) == {LEDGER, CHANGELOG}
    assert {name: after[name] for name in before} == before
    assert after[LEDGER] == known
    assert (
        "\n## [0.1.0] - 2027-01-31\n\n### Added\n\n- The module `core`" in after[CHANGELOG].decode()
    )


def test_a_further_release(shipped: Shipped, codegen: Codegen) -> None:
    add(shipped, "CORE_NEW", f"'{HOSTILE}'")
    entomb(shipped, "CORE_CONFIG_FILE")
    old = text_of(shipped, "CORE_CONFIG_ERROR")
    note = "    deprecated: {reason: It says too little., replaced_by: CORE_NEW}\n"
    shipped.edit(
        "core",
        old,
        old.replace("level: critical", "level: error").rstrip("\n") + "\n" + note + "\n",
    )
    manifest = (shipped.root / MANIFEST).read_text("utf-8")

    assert codegen("release", "0.2.0", "--date", "2027-01-31").code == 0

    assert (shipped.root / MANIFEST).read_text("utf-8") == manifest.replace('"0.1.0"', '"0.2.0"')
    assert section(shipped, "0.2.0") == (
        " - 2027-01-31\n\n"
        "### Added\n\n"
        "- `CORE_NEW`: A \\<b\\>\\_\\*\\[x\\](y)\\|\\`\\~ "
        "\\#\\<U+0023\\>\\[error\\] ::error:: \\# 1.\n\n"
        "### Changed\n\n"
        '- The level of CORE\\_CONFIG\\_ERROR has changed from "critical" to "error".\n\n'
        "### Deprecated\n\n"
        "- `CORE_CONFIG_ERROR`: It says too little. Use `CORE_NEW` instead.\n\n"
        "### Removed\n\n"
        "- **Breaking:** `CORE_CONFIG_FILE`: Nobody needs it.\n"
    )
    ledger = (shipped.root / LEDGER).read_text("utf-8")
    assert '  CORE_NEW: {released: "0.2.0", module: core, level: info' in ledger
    assert '  CORE_CONFIG_FILE: {released: "0.1.0", removed: "0.2.0", tombstone: {' in ledger
    assert 'releases:\n  - "0.1.0"\n  - "0.2.0"\n' in ledger
    assert codegen("breaking").out.startswith("verdict: none; ")
    again = codegen("release", "0.2.0")
    assert (again.code, again.out) == (2, "")
    assert "the version 0.2.0 was released already, as catalogue/ledger.yaml says" in again.err


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("0.2", '"0.2" is no version of a catalogue'),
        ("01.2.3", '"01.2.3" is no version of a catalogue'),
        ("v0.2.0", '"v0.2.0" is no version of a catalogue'),
        ("0.2.0\n", '"0.2.0<U+000A>" is no version of a catalogue'),
        ("1.0.0-rc1", '"1.0.0-rc1" is no version of a catalogue'),
        ("\x1b[31m", '"<U+001B>[31m" is no version'),
        ("0.1.0", "the version 0.1.0 was released already"),
        ("0.0.9", "the version 0.0.9 is older than 0.1.0, as catalogue/ledger.yaml says"),
        ("0.1.0-rc.1", "the version 0.1.0-rc.1 is older than 0.1.0, as"),
    ],
)
def test_a_version_that_cannot_be_released(
    shipped: Shipped, codegen: Codegen, version: str, said: str
) -> None:
    before = contents(shipped.root)

    outcome = codegen("release", version)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"codegen: {said}")
    assert contents(shipped.root) == before


def test_a_version_older_than_the_manifest_s(shipped: Shipped, codegen: Codegen) -> None:
    shipped.edit("catalogue", 'version: "0.1.0"', 'version: "0.3.0"')

    assert "the version 0.2.0 is older than 0.3.0, which" in codegen("release", "0.2.0").err
    assert codegen("release", "0.3.0").code == 0


def test_a_break_that_the_version_does_not_announce(shipped: Shipped, codegen: Codegen) -> None:
    shipped.edit("core", text_of(shipped, "CORE_CONFIG_FILE"), "")
    before = contents(shipped.root)

    outcome = codegen("release", "0.1.1")

    assert outcome.code == 1
    assert outcome.err.splitlines()[0].endswith("[breaking-message-deleted]")
    assert outcome.out == (
        "verdict: major; the version has gone from 0.1.0 to 0.1.1, which announces up to minor "
        "changes: raise the version to 0.2.0\n"
    )
    assert "nothing was released; a break that must be can be allowed" in outcome.err
    assert contents(shipped.root) == before
    assert codegen("release", "0.2.0").code == 0
    assert "CORE\\_CONFIG\\_FILE is gone without a tombstone." in section(shipped, "0.2.0")


def test_a_message_more_asks_for_its_version(shipped: Shipped, codegen: Codegen) -> None:
    assert codegen("release", "1.0.0").code == 0
    add(shipped, "CORE_NEW")

    assert codegen("breaking").code == 0, "on a branch this is the daily work"
    assert codegen("release", "1.0.1").code == 1
    assert codegen("release", "1.1.0").code == 0


def test_faults_of_the_catalogue(shipped: Shipped, codegen: Codegen) -> None:
    add(shipped, "CORE_NEW", "'  '")
    before = contents(shipped.root)

    outcome = codegen("release", "0.2.0")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.endswith("nothing was written\n")
    assert contents(shipped.root) == before


def test_a_dry_run_shows_all_and_writes_nothing(shipped: Shipped, codegen: Codegen) -> None:
    add(shipped, "CORE_NEW")
    before = contents(shipped.root)

    outcome = codegen("release", "0.2.0", "--dry-run", "--date", "2027-01-31")

    assert outcome.code == 0
    assert outcome.err == "nothing was written: this was a dry run\n"
    for line in ('+version: "0.2.0"', "+## [0.2.0] - 2027-01-31", '+  - "0.2.0"', "+  CORE_NEW: {"):
        assert f"\n{line}" in outcome.out
    assert contents(shipped.root) == before


@pytest.mark.parametrize("number", [1, 2, 3])
def test_all_or_nothing(
    shipped: Shipped, codegen: Codegen, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    add(shipped, "CORE_NEW")
    (shipped.root / CHANGELOG).unlink()
    before = contents(shipped.root)
    real, calls = os.replace, []

    def failing(source: str | Path, target: str | Path) -> None:
        calls.append(target)
        if len(calls) == number:
            raise OSError(28, "No space left on device")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(transaction.os, "replace", failing)
        outcome = codegen("release", "0.2.0")

    assert outcome.code == 2
    assert "nothing was written: No space left on device" in outcome.err
    assert contents(shipped.root) == before
    assert codegen("release", "0.2.0").code == 0


def test_a_changelog_at_the_project_s_root(shipped: Shipped, codegen: Codegen) -> None:
    shipped.edit("catalogue", "changelog: catalogue/CHANGELOG.md\n", "")

    assert codegen("release", "0.2.0").code == 0

    assert "## [0.2.0]" in (shipped.root / "CHANGELOG.md").read_text("utf-8")
    assert (shipped.root / CHANGELOG).read_text("utf-8").count("## [") == 2
    assert [path.name for path in shipped.root.glob(".codegen-*")] == []


@pytest.mark.parametrize("kind", ["link", "folder", "latin-1"])
def test_a_changelog_that_cannot_be_written(shipped: Shipped, codegen: Codegen, kind: str) -> None:
    path = shipped.root / CHANGELOG
    path.unlink()
    if kind == "link":
        path.symlink_to("../LICENSE")
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"# Changes \xe9\n")
    before = contents(shipped.root)

    outcome = codegen("release", "0.2.0")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"codegen: {CHANGELOG}: this is ")
    assert contents(shipped.root) == before


def test_the_day_is_asked_of_option_environment_and_clock(
    shipped: Shipped, codegen: Codegen, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codegen("release", "0.2.0", "--date", "someday").code == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert codegen("release", "0.2.0").code == 0
    assert section(shipped, "0.2.0").startswith(" - 1970-01-02\n")


def test_permitted_breaks_are_told_and_taken_out(shipped: Shipped, codegen: Codegen) -> None:
    shipped.edit("core", text_of(shipped, "CORE_CONFIG_FILE"), "")
    permit(
        shipped,
        "{rule: breaking-message-deleted, code: CORE_CONFIG_FILE, reason: It was <never> logged.}",
        "{rule: breaking-message-deleted, code: CORE_CONFIG_ERROR, reason: Later.}",
    )

    judged = codegen("breaking")
    assert judged.code == 0
    assert judged.out == (
        "verdict: none; nothing has changed but for 1 break, which the manifest allows\n"
    )
    outcome = codegen("release", "0.1.1", "--date", "2027-01-31")

    assert outcome.code == 0
    assert "  took 1 permission out of breaking: allow, as the ledger has them now\n" in outcome.out
    manifest = (shipped.root / MANIFEST).read_text("utf-8")
    assert "code: CORE_CONFIG_ERROR, reason: Later." in manifest
    assert "CORE_CONFIG_FILE" not in manifest
    assert (
        "### Removed\n\n- **Breaking:** CORE\\_CONFIG\\_FILE is gone without a tombstone. "
        "Allowed: It was \\<never\\> logged.\n"
    ) in section(shipped, "0.1.1")
    assert '  CORE_CONFIG_FILE: {released: "0.1.0", removed: "0.1.1", module: core' in (
        shipped.root / LEDGER
    ).read_text("utf-8")
    after = codegen("breaking")
    assert after.out.startswith("verdict: none; nothing that a package or a page shows")
    assert "[unused-allowance]" in after.err


def test_the_last_permission_takes_the_key_with_it(shipped: Shipped, codegen: Codegen) -> None:
    manifest = (shipped.root / MANIFEST).read_text("utf-8")
    entomb(shipped, "CORE_CONFIG_FILE")
    permit(
        shipped, "# why\n    - {rule: breaking-message-removed, code: CORE_CONFIG_FILE, reason: R.}"
    )
    text = (shipped.root / MANIFEST).read_text("utf-8").replace("    - # why\n", "    # why\n")
    (shipped.root / MANIFEST).write_text(text, "utf-8")

    assert codegen("release", "0.1.1").code == 0

    expected = manifest.replace('version: "0.1.0"', 'version: "0.1.1"')
    assert (shipped.root / MANIFEST).read_text("utf-8") == expected
    assert TOMBSTONE in (shipped.root / "catalogue/modules/core.yaml").read_text("utf-8")


def test_a_target_with_a_version_of_its_own_must_announce_it(
    shipped: Shipped, codegen: Codegen
) -> None:
    shipped.edit(
        "catalogue", "    package: message\n", '    package: message\n    version: "3.0.0"\n'
    )
    assert codegen("release", "0.2.0").code == 0
    ledger = (shipped.root / LEDGER).read_text("utf-8")
    assert '  go: {version: "3.0.0", options: {' in ledger
    add(shipped, "CORE_NEW")

    outcome = codegen("release", "0.3.0")

    assert outcome.code == 1
    assert outcome.out.endswith(": raise the version of the target go to 3.1.0\n")
    shipped.edit("catalogue", 'version: "3.0.0"', 'version: "3.1.0"')
    assert codegen("release", "0.3.0").code == 0
