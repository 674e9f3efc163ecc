"""Branches that add and release meet in git, and their ledgers come together."""

import re
from pathlib import Path

from .conftest import Codegen, Shipped, git
from .test_ledger_release import LEDGER, MANIFEST

_SIDES = re.compile(r"<{7} [^\n]*\n(.*?)={7}\n(.*?)>{7} [^\n]*\n", re.DOTALL)


def merge(shipped: Shipped, branch: str) -> bool:
    """Merges a branch; whether git had no conflict."""
    try:
        git(shipped.repository, "merge", "-q", "--no-edit", branch)
    except AssertionError:
        return False
    return True


def keep_both(path: Path) -> int:
    """Resolves each conflict of a file by the lines of both sides; how many there were."""
    text, count = _SIDES.subn(r"\1\2", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    return count


def keep_theirs(path: Path) -> None:
    path.write_text(_SIDES.sub(r"\2", path.read_text("utf-8")), "utf-8")


def on(
    shipped: Shipped, branch: str, codes: list[str], codegen: Codegen, version: str = ""
) -> None:
    """Makes a branch on which codes were added, each to a module of its own, and released."""
    git(shipped.repository, "checkout", "-q", "-b", branch, "v1")
    for code in codes:
        module = code.partition("_")[0].lower()
        lines = f"  {code}:\n    level: info\n    summary: Something is new in {code}.\n\n"
        shipped.edit(module, "messages:\n", f"messages:\n{lines}")
    if version:
        assert codegen("release", version, "--date", "2027-01-31").code == 0
    git(shipped.repository, "add", "-A")
    git(shipped.repository, "commit", "-qm", branch)


def test_one_branch_released(shipped: Shipped, codegen: Codegen) -> None:
    on(shipped, "a", ["CORE_A", "DOCKER_B"], codegen, "0.1.1")
    on(shipped, "b", ["AUTH_A", "METRICS_B"], codegen)

    assert merge(shipped, "a")

    outcome = codegen("breaking")
    assert outcome.code == 0
    assert {line.split()[2] for line in outcome.err.splitlines() if "is new" in line} == {
        "AUTH_A", "METRICS_B",
    }  # fmt: skip
    assert outcome.out.endswith("the version 0.1.1 is unchanged: raise the version to 0.1.2\n")


def test_both_branches_released(shipped: Shipped, codegen: Codegen) -> None:
    released = len((shipped.root / LEDGER).read_text("utf-8").partition("codes:\n")[2].splitlines())
    on(shipped, "a", ["CORE_A", "DOCKER_A"], codegen, "0.1.1")
    on(shipped, "b", ["CORE_B", "DOCKER_B"], codegen, "0.1.2")
    assert not merge(shipped, "a")
    ledger = shipped.root / LEDGER

    unresolved = codegen("check")
    assert unresolved.code == 1
    assert f"{LEDGER}:7:1: error: a merge has left" in unresolved.err
    rules = re.findall(r" \[([a-z-]+)\]$", unresolved.err, re.MULTILINE)
    assert rules == ["merge-conflict"] * 4, "manifest, ledger and two modules, and nothing else"

    assert keep_both(ledger) == 2, "the releases, and CORE_A beside CORE_B"
    for path in (shipped.root / "catalogue").rglob("*.*"):
        if path.name in ("core.yaml", "docker.yaml"):
            keep_both(path)
    keep_theirs(shipped.root / MANIFEST)
    shipped.edit("catalogue", 'version: "0.1.1"', 'version: "0.1.2"')

    outcome = codegen("breaking")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("verdict: none; ")
    assert "0.1.2 was released already" in codegen("release", "0.1.2").err
    (shipped.root / "catalogue" / "CHANGELOG.md").unlink()
    assert codegen("release", "0.1.3").code == 0
    lines = ledger.read_text("utf-8").splitlines()
    assert lines[4:9] == ["releases:", '  - "0.1.0"', '  - "0.1.1"', '  - "0.1.2"', '  - "0.1.3"']
    codes = lines[lines.index("codes:") + 1 :]
    assert codes == sorted(codes)
    assert len(codes) == released + 4


def test_git_can_merge_by_union(shipped: Shipped, codegen: Codegen) -> None:
    (shipped.repository / ".gitattributes").write_text(f"**/{LEDGER} merge=union\n")
    git(shipped.repository, "add", "-A")
    git(shipped.repository, "commit", "-qm", "union")
    git(shipped.repository, "tag", "-f", "v1")
    on(shipped, "a", ["CORE_A"], codegen, "0.1.1")
    on(shipped, "b", ["AUTH_B", "DOCKER_B"], codegen, "0.1.2")

    merge(shipped, "a")  # the manifest and the changelog are in conflict, the ledger is not

    assert "<<<<<<<" not in (shipped.root / LEDGER).read_text("utf-8")
    keep_theirs(shipped.root / MANIFEST)
    shipped.edit("catalogue", 'version: "0.1.1"', 'version: "0.1.2"')
    assert codegen("breaking").out.startswith("verdict: none; ")


def test_one_code_changed_on_both_sides_needs_a_person(shipped: Shipped, codegen: Codegen) -> None:
    for branch, level, version in (("a", "error", "0.1.1"), ("b", "alert", "0.1.2")):
        git(shipped.repository, "checkout", "-q", "-b", branch, "v1")
        path = shipped.root / "catalogue/modules/core.yaml"
        text = path.read_text("utf-8")
        path.write_text(text.replace("level: critical", f"level: {level}", 1), "utf-8")
        assert codegen("release", version).code == 0
        git(shipped.repository, "commit", "-qam", branch)
    assert not merge(shipped, "a")
    git(shipped.repository, "checkout", "--ours", ".")
    ledger = shipped.root / LEDGER
    git(shipped.repository, "checkout", "--merge", "--", str(ledger))
    keep_both(ledger)

    outcome = codegen("breaking")

    assert outcome.code == 1
    assert outcome.err.count("[duplicate-key]") == 1
    assert "stands twice in this mapping" in outcome.err
