"""Changes to the shipped catalogue are found through git, and the fixes that are told do work."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from .conftest import Codegen, Shipped, git

CORE = "catalogue/modules/core.yaml"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to the shipped catalogue, what is said of it, and what takes the finding away."""

    name: str
    make: Callable[[Shipped], None]
    place: str
    severity: str
    rule: str
    help: str
    verdict: str
    fix: Callable[[Shipped], None]


def raise_version(version: str) -> Callable[[Shipped], None]:
    return lambda shipped: shipped.edit("catalogue", 'version: "0.1.0"', f'version: "{version}"')


def text_of(shipped: Shipped, code: str) -> str:
    """The lines of a message of the module core."""
    text = (shipped.root / CORE).read_text(encoding="utf-8")
    start = text.index(f"  {code}:\n")
    end = text.find("\n  CORE_", start)
    return text[start : end + 1] if end > 0 else text[start:]


def delete(shipped: Shipped) -> None:
    shipped.edit("core", text_of(shipped, "CORE_CONFIG_FILE"), "")


def empty(shipped: Shipped) -> None:
    text = text_of(shipped, "CORE_CONFIG_ERROR")
    start, end = text.index("    explanation: |\n"), text.index("    remedy: |\n")
    shipped.edit("core", text[start:end], "")


EDITS = [
    Edit(
        "a deleted message",
        delete,
        f"{CORE}:5:1",
        "error",
        "breaking-message-deleted",
        'put it back and deprecate it first: deprecated: {reason: "…"}; '
        "or raise the version to 0.2.0",
        "major",
        raise_version("0.2.0"),
    ),
    Edit(
        "a renamed Go constant",
        lambda shipped: shipped.edit(
            "docker", "go: EDockerFailedAgentRead\n", "go: EDockerAgentRead\n"
        ),
        "catalogue/modules/docker.yaml:27:7",
        "error",
        "breaking-constant-renamed",
        "keep the old name: aliases: {go: [EDockerFailedAgentRead]}; or raise the version to 0.2.0",
        "major",
        lambda shipped: shipped.edit(
            "docker",
            "      go: EDockerAgentRead\n",
            "      go: EDockerAgentRead\n    aliases: {go: [EDockerFailedAgentRead]}\n",
        ),
    ),
    Edit(
        "a level change",
        lambda shipped: shipped.edit(
            "docker",
            "  DOCKER_AGENT_READ_FAILED:\n    level: error",
            "  DOCKER_AGENT_READ_FAILED:\n    level: info",
        ),
        "catalogue/modules/docker.yaml:10:12",
        "error",
        "breaking-level-changed",
        "filters and alerts by level take it for another: keep level: error; "
        "or raise the version to 0.1.1",
        "minor",
        raise_version("0.1.1"),
    ),
    Edit(
        "an emptied explanation",
        empty,
        f"{CORE}:6:3",
        "error",
        "breaking-text-emptied",
        "put the explanation back; or raise the version to 0.1.1",
        "minor",
        raise_version("0.1.1"),
    ),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_a_change_is_found_and_its_fix_works(
    edit: Edit, shipped: Shipped, codegen: Codegen
) -> None:
    edit.make(shipped)

    found = codegen("breaking", "--against", "v1")

    lines = found.err.splitlines()
    assert lines[0].startswith(f"{edit.place}: {edit.severity}: ")
    assert lines[0].endswith(f"[{edit.rule}]")
    assert f"  help: {edit.help}" in lines
    assert lines[-1] == f"1 {edit.severity}"
    assert found.out.startswith(f"verdict: {edit.verdict}; the version 0.1.0 is unchanged: raise")
    assert found.code == (1 if edit.severity == "error" else 0)

    edit.fix(shipped)

    fixed = codegen("breaking", "--against", "v1")
    assert fixed.code == 0
    assert ": error: " not in fixed.err
    if "raise the version to 0.1.1" in edit.help or edit.name == "a deleted message":
        assert fixed.out.endswith("that is enough\n")


def test_reuse_of_a_tombstoned_code_is_excused_by_no_version(
    shipped: Shipped, codegen: Codegen
) -> None:
    tombstone = '    removed:\n      since: "0.5.0"\n      reason: Nobody needs it.\n'
    before = text_of(shipped, "CORE_CONFIG_FILE")
    shipped.edit("core", before, before.rstrip("\n") + "\n" + tombstone + "\n")
    shipped.commit("v2")
    shipped.edit("core", tombstone, "")

    found = codegen("breaking", "--against", "v2")

    head = found.err.splitlines()[0]
    assert head.startswith(CORE)
    assert head.endswith("[breaking-code-reused]")
    assert "  help: put its tombstone back (removed), and give the new message a code" in found.err
    assert found.code == 1

    raise_version("1.0.0")(shipped)
    assert codegen("breaking", "--against", "v2").code == 1

    old = text_of(shipped, "CORE_CONFIG_FILE")
    again = old.rstrip("\n") + "\n" + tombstone + "\n"
    shipped.edit("core", old, again + old.replace("CORE_CONFIG_FILE", "CORE_CONFIG_FILE_READ"))
    assert codegen("breaking", "--against", "v2").code == 0


def test_a_renamed_message_is_told_as_renamed(shipped: Shipped, codegen: Codegen) -> None:
    shipped.edit("core", "  CORE_CONFIG_FILE:\n", "  CORE_SETTINGS_FILE:\n")

    found = codegen("breaking", "--against", "v1")

    assert "CORE_CONFIG_FILE is gone, and CORE_SETTINGS_FILE says the same" in found.err
    assert found.err.count("[breaking-") == 1
    assert found.code == 1


def test_a_ref_a_folder_and_a_snapshot_give_the_same_judgement(
    shipped: Shipped, codegen: Codegen
) -> None:
    assert codegen("generate", "--target", "json").code == 0
    shipped.commit("v2")
    git(shipped.repository, "clone", "-q", ".", "../before")
    before = shipped.repository.parent / "before" / shipped.root.relative_to(shipped.repository)
    delete(shipped)
    empty(shipped)
    snapshot = before / "generated" / "json" / "catalogue.json"
    places = ["v2", before, before / "generated/json", before / "generated", snapshot]

    told = [codegen("breaking", "--against", place) for place in places]

    note = (
        "a snapshot holds neither names of constants nor options of targets: "
        "those are not compared\n"
    )
    assert [item.err.startswith(note) for item in told] == [False, False, True, True, True]
    assert {(item.code, item.out, item.err.removeprefix(note)) for item in told} == {
        (1, told[0].out, told[0].err)
    }
