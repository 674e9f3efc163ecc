"""What the manifest allows breaks nobody; what is allowed in vain, or wrongly, is told."""

import json
from pathlib import Path

import pytest

from .conftest import Codegen, Shipped
from .test_ledger_release import permit
from .test_shipped_catalogue import EDITS, Edit, text_of

FIELDS = {
    "breaking-message-deleted": "code: CORE_CONFIG_FILE",
    "breaking-constant-renamed": "code: DOCKER_AGENT_READ_FAILED, target: go",
    "breaking-level-changed": "code: DOCKER_AGENT_READ_FAILED",
    "breaking-text-emptied": "code: CORE_CONFIG_ERROR, field: explanation",
}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
@pytest.mark.parametrize("against", [(), ("--against", "v1")], ids=["ledger", "git"])
def test_an_allowed_break_is_no_finding(
    edit: Edit, shipped: Shipped, codegen: Codegen, against: tuple[str, ...]
) -> None:
    edit.make(shipped)
    assert codegen("breaking", *against).code == 1
    permit(shipped, f"{{rule: {edit.rule}, {FIELDS[edit.rule]}, reason: It was never used.}}")

    outcome = codegen("breaking", *against)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "verdict: none; nothing has changed but for 1 break, which the manifest allows\n"
    )
    data = json.loads(codegen("breaking", *against, "--format", "json").out)
    assert (data["allowed"], data["verdict"], data["findings"]) == (1, "none", [])


def test_a_permission_covers_what_it_names_and_nothing_else(
    shipped: Shipped, codegen: Codegen
) -> None:
    for code in ("CORE_CONFIG_FILE", "CORE_CONFIG_ERROR"):
        shipped.edit("core", text_of(shipped, code), "")
    permit(shipped, "{rule: breaking-message-deleted, code: CORE_CONFIG_FILE, reason: Unused.}")

    outcome = codegen("breaking")

    assert outcome.code == 1
    assert outcome.err.count(": error: ") == 1
    assert "CORE_CONFIG_ERROR is gone" in outcome.err
    assert outcome.out == (
        "verdict: major; the version 0.1.0 is unchanged: raise the version to 0.2.0; besides, the "
        "manifest allows 1 break\n"
    )


def test_even_reuse_can_be_allowed(shipped: Shipped, codegen: Codegen) -> None:
    old = text_of(shipped, "CORE_CONFIG_FILE")
    shipped.edit("core", old, "")
    assert codegen("release", "0.2.0").code == 0
    shipped.edit("core", "messages:\n", "messages:\n" + old)
    assert codegen("breaking").code == 1
    permit(shipped, "{rule: breaking-code-reused, code: CORE_CONFIG_FILE, reason: Still logged.}")
    assert codegen("breaking").code == 0
    assert codegen("release", "0.3.0").code == 0
    ledger = (shipped.root / "catalogue/ledger.yaml").read_text("utf-8")
    assert '  CORE_CONFIG_FILE: {released: "0.1.0", module: core' in ledger
    assert codegen("breaking").out.startswith("verdict: none; ")


WRONG = [
    (
        "{rule: breaking-message-deleted, code: CORE_CONFIG_FIEL, reason: R.}",
        "error: there is no code CORE_CONFIG_FIEL, and there was none [unknown-allowance]",
        "did you mean CORE_CONFIG_FILE?",
        1,
    ),
    (
        "{rule: breaking-message-deleted, code: CORE_CONFIG_FILE, reason: R.}",
        "warning: no change needs the permission for CORE_CONFIG_FILE to break "
        "breaking-message-deleted [unused-allowance]",
        "take it out",
        0,
    ),
    (
        "{rule: breaking-message-deletd, code: CORE_CONFIG_FILE, reason: R.}",
        'error: "breaking-message-deletd" is none of the values that "rule" may have [bad-value]',
        "did you mean breaking-message-deleted?",
        1,
    ),
    (
        "{rule: breaking-message-added, code: CORE_CONFIG_FILE, reason: R.}",
        'error: "breaking-message-added" is none of the values that "rule" may have [bad-value]',
        "",
        1,
    ),
    (
        "{rule: breaking-message-deleted, code: CORE_CONFIG_FILE}",
        'error: an item of "allow" has no reason [missing-field]',
        "add reason: Why nobody is broken by it",
        1,
    ),
    (
        "{rule: breaking-message-deleted, reason: R.}",
        'error: an item of "allow" has no code [missing-field]',
        "add code: The code that the change is about.",
        1,
    ),
    (
        "{rule: breaking-option-changed, reason: R.}",
        'error: an item of "allow" has no target [missing-field]',
        "add target: ",
        1,
    ),
    (
        "{rule: breaking-module-deleted, modul: core, reason: R.}",
        'error: the key "modul" is not known here [unknown-key]',
        "did you mean module?",
        1,
    ),
    ("{rule: breaking-docs-moved, reason: '  '}", "[bad-value]", "", 1),
]


@pytest.mark.parametrize(("row", "said", "help", "code"), WRONG)
def test_a_permission_that_is_wrong(
    shipped: Shipped, codegen: Codegen, row: str, said: str, help: str, code: int
) -> None:
    permit(shipped, row)
    manifest = (shipped.root / "catalogue/catalogue.yaml").read_text("utf-8")
    line = manifest[: manifest.index(row)].count("\n") + 1

    outcome = codegen("breaking")

    assert outcome.code == code
    place = f"catalogue/catalogue.yaml:{line}:"
    assert any(item.startswith(place) and said in item for item in outcome.err.splitlines())
    assert f"  help: {help}" in outcome.err


def test_what_was_changed_before_is_not_held_against_a_permission(
    shipped: Shipped, codegen: Codegen, tmp_path: Path
) -> None:
    """A pull request is compared with its base, where the permitted break was made already."""
    shipped.edit("core", text_of(shipped, "CORE_CONFIG_FILE"), "")
    permit(shipped, "{rule: breaking-message-deleted, code: CORE_CONFIG_FILE, reason: Unused.}")
    shipped.commit("v2")

    assert codegen("breaking", "--against", "v2").err == ""
    (shipped.root / "catalogue/ledger.yaml").unlink()
    without = codegen("breaking", "--against", "v2")
    assert without.code == 0
    assert "[unused-allowance]" in without.err
