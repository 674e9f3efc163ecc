"""With the ledger, changes to the shipped catalogue are found in a clone that has no history."""

import re
from pathlib import Path

import pytest

from .conftest import Codegen, Shipped, git
from .test_shipped_catalogue import CORE, EDITS, Edit, raise_version, text_of

TOMBSTONE = '    removed:\n      since: "0.5.0"\n      reason: Nobody needs it.\n'


def cloned(shipped: Shipped, monkeypatch: pytest.MonkeyPatch) -> Shipped:
    """A clone of depth 1, in which the work goes on."""
    clone = shipped.repository.parent / "clone"
    git(
        shipped.repository,
        "clone",
        "-q",
        "--depth",
        "1",
        f"file://{shipped.repository}",
        str(clone),
    )
    root = clone / shipped.root.relative_to(shipped.repository)
    monkeypatch.chdir(root)
    assert git(clone, "rev-list", "--count", "HEAD") == "1"
    return Shipped(root, clone)


def entomb(shipped: Shipped, code: str) -> None:
    """Makes a message of the module core a tombstone."""
    before = text_of(shipped, code)
    shipped.edit("core", before, before.rstrip("\n") + "\n" + TOMBSTONE + "\n")


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_a_change_is_found_and_its_fix_works(
    edit: Edit, shipped: Shipped, codegen: Codegen, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit.make(shipped)
    shipped.commit("v2")
    clone = cloned(shipped, monkeypatch)

    found = codegen("breaking")

    lines = found.err.splitlines()
    assert lines[0].startswith(f"{edit.place}: error: ")
    assert lines[0].endswith(f"[{edit.rule}]")
    assert f"  help: {edit.help}" in lines
    assert lines[-1] == "1 error"
    assert found.out.startswith(f"verdict: {edit.verdict}; the version 0.1.0 is unchanged: raise")
    assert found.code == 1

    edit.fix(clone)

    fixed = codegen("breaking")
    assert (fixed.code, ": error: " in fixed.err) == (0, False)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_the_other_fix_is_to_take_it_back(edit: Edit, shipped: Shipped, codegen: Codegen) -> None:
    edit.make(shipped)
    assert codegen("breaking").code == 1

    git(shipped.repository, "checkout", "-q", ".")

    assert codegen("breaking").out.startswith("verdict: none; ")


def test_reuse_of_a_tombstoned_code(
    shipped: Shipped, codegen: Codegen, monkeypatch: pytest.MonkeyPatch
) -> None:
    entomb(shipped, "CORE_CONFIG_FILE")
    assert codegen("release", "0.2.0", "--date", "2027-01-31").code == 0
    shipped.commit("v2")
    shipped.edit("core", TOMBSTONE, "")
    shipped.commit("v3")
    clone = cloned(shipped, monkeypatch)

    found = codegen("breaking")

    assert found.code == 1
    head = found.err.splitlines()[0]
    assert head.startswith(f"{CORE}:")
    assert ": error: CORE_CONFIG_FILE was removed, and now stands for a message again" in head
    assert head.endswith("[breaking-code-reused]")
    assert "  help: put its tombstone back (removed), and give the new message a code" in found.err
    line = (clone.root / CORE).read_text("utf-8").splitlines()[int(head.split(":")[1]) - 1]
    assert line == "  CORE_CONFIG_FILE:"

    old = text_of(clone, "CORE_CONFIG_FILE")
    again = old.rstrip("\n") + "\n" + TOMBSTONE + "\n"
    named = old.replace("go: MCoreConfigFile", "go: MCoreConfigFileRead")
    clone.edit("core", old, again + named.replace("CORE_CONFIG_FILE:", "CORE_CONFIG_FILE_READ:"))
    raise_to(clone, "0.2.0", "0.3.0")
    assert codegen("breaking").code == 0


def raise_to(shipped: Shipped, old: str, new: str) -> None:
    shipped.edit("catalogue", f'version: "{old}"', f'version: "{new}"')


def test_a_code_stays_taken_when_even_its_tombstone_is_gone(
    shipped: Shipped, codegen: Codegen
) -> None:
    entomb(shipped, "CORE_CONFIG_FILE")
    assert codegen("release", "0.2.0").code == 0
    shipped.edit("core", text_of(shipped, "CORE_CONFIG_FILE"), "")

    deleted = codegen("breaking")
    assert deleted.code == 1
    assert deleted.err.splitlines()[0].endswith("[breaking-tombstone-deleted]")
    assert codegen("release", "0.3.0").code == 0
    assert codegen("breaking").out.startswith("verdict: none; ")

    added = "  CORE_CONFIG_FILE:\n    level: info\n    summary: Something else.\n\n"
    shipped.edit("core", "messages:\n", f"messages:\n{added}")
    found = codegen("breaking")
    assert found.code == 1
    assert found.err.splitlines()[0].startswith(f"{CORE}:6:3: error: CORE_CONFIG_FILE was removed")
    raise_to(shipped, "0.3.0", "1.0.0")
    assert codegen("breaking").code == 1


def test_a_constant_of_a_removed_code_is_not_given_to_another(
    shipped: Shipped, codegen: Codegen
) -> None:
    entomb(shipped, "CORE_CONFIG_FILE")
    assert codegen("release", "0.2.0").code == 0
    taken = "    aliases: {go: [MCoreConfigFile]}\n"
    other = text_of(shipped, "CORE_CONFIG_ERROR")
    shipped.edit("core", other, other.rstrip("\n") + "\n" + taken + "\n")

    found = codegen("breaking")

    assert found.code == 1
    said = 'error: the constant "MCoreConfigFile" of CORE_CONFIG_FILE, which is gone, in go stands'
    assert f"{said} for CORE_CONFIG_ERROR: major for source [breaking-constant-taken]" in found.err
    assert "  help: give CORE_CONFIG_ERROR another name: " in found.err
    shipped.edit("core", taken, "")
    assert codegen("breaking").code == 0


def test_a_ledger_can_be_named(shipped: Shipped, codegen: Codegen, tmp_path: Path) -> None:
    ledger = tmp_path / "old.yaml"
    (shipped.root / "catalogue" / "ledger.yaml").rename(ledger)
    shipped.edit("core", "  CORE_CONFIG_FILE:\n", "  CORE_SETTINGS_FILE:\n")

    found = codegen("breaking", "--against", ledger)

    assert found.code == 1
    assert "CORE_CONFIG_FILE is gone, and CORE_SETTINGS_FILE says the same" in found.err


def test_diff_tells_what_has_changed_since_the_release(shipped: Shipped, codegen: Codegen) -> None:
    for edit in EDITS[1:]:
        edit.make(shipped)
    raise_version("0.2.0")(shipped)

    told = codegen("diff")

    assert told.code == 0
    assert 'the version of the catalogue has changed from "0.1.0" to "0.2.0"' in told.out
    assert "  CORE_CONFIG_ERROR has lost its explanation\n" in told.out
    assert '  the level of DOCKER_AGENT_READ_FAILED has changed from "error" to "info"' in told.out
    ledger = (shipped.root / "catalogue" / "ledger.yaml").read_text("utf-8")
    digests = set(re.findall(r'"([0-9a-f]{12})"', ledger))
    assert len(digests) > 200
    assert not [digest for digest in digests if digest in told.out]
