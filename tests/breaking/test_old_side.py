"""What --against cannot be read from is said in a sentence, and nothing is compared."""

import json
from pathlib import Path

import pytest

from .conftest import Codegen, Shipped, git

VERBS = pytest.mark.parametrize("verb", ["diff", "breaking"])


@VERBS
@pytest.mark.parametrize(
    "ref", ["nope", "", "-h", "--all", "--output=x", "v1:catalogue", "v1..v1", "x\ny", "a" * 5000]
)
def test_an_unknown_revision(shipped: Shipped, codegen: Codegen, verb: str, ref: str) -> None:
    outcome = codegen(verb, f"--against={ref}")

    assert (outcome.code, outcome.out) == (2, "")
    assert (
        " is no file, no folder and no revision of this git repository [against-unknown]\n"
        in outcome.err
    )
    assert outcome.err.count("\n") == 2
    assert "  help: name a branch, a tag or a commit" in outcome.err


@pytest.mark.parametrize("ref", ["v1", "main", "HEAD", "refs/tags/v1", "HEAD~0"])
def test_every_way_to_name_a_revision(shipped: Shipped, codegen: Codegen, ref: str) -> None:
    assert codegen("diff", "--against", ref).out == "nothing has changed\n"


def test_a_revision_that_a_shallow_clone_lacks(
    shipped: Shipped, codegen: Codegen, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped.edit("core", "  CORE_CONFIG_FILE:\n", "  CORE_SETTINGS_FILE:\n")
    shipped.commit("v2")
    clone = shipped.repository.parent / "clone"
    source = f"file://{shipped.repository}"
    git(shipped.repository, "clone", "-q", "--depth", "1", source, str(clone))
    monkeypatch.chdir(clone / shipped.root.relative_to(shipped.repository))

    lacking = codegen("breaking", "--against", "v1")
    assert (lacking.code, lacking.out) == (2, "")
    assert "  help: this clone is shallow: git fetch --unshallow --tags" in lacking.err
    assert codegen("breaking", "--against", "HEAD").code == 0

    git(clone, "fetch", "-q", "--unshallow", "--tags")
    assert codegen("breaking", "--against", "v1").code == 1


def test_a_project_outside_a_repository(tmp_path: Path, codegen: Codegen, shipped: Shipped) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    (shipped.root / "catalogue").rename(alone / "catalogue")
    (shipped.root / "LICENSE").rename(alone / "LICENSE")

    outcome = codegen("breaking", "--root", alone, "--against", "v1")

    assert (outcome.code, outcome.out) == (2, "")
    assert "the project is not in a git repository" in outcome.err


def test_without_git(
    shipped: Shipped, codegen: Codegen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    outcome = codegen("breaking", "--against", "v1")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("codegen: git is not installed, or not on PATH [against-git]\n")


def test_a_revision_without_a_catalogue(shipped: Shipped, codegen: Codegen) -> None:
    git(shipped.repository, "rm", "-rq", "--cached", ".")
    git(shipped.repository, "commit", "-q", "--allow-empty", "-m", "nothing")

    outcome = codegen("breaking", "--against", "HEAD")

    assert outcome.code == 2
    assert 'there is no catalogue/catalogue.yaml in the revision "HEAD"' in outcome.err


def test_what_stands_beside_the_catalogue_of_a_revision_is_not_read(
    shipped: Shipped, codegen: Codegen
) -> None:
    shipped.edit("catalogue", "license_file: LICENSE", "license_file: catalogue/LICENSE")
    (shipped.root / "LICENSE").rename(shipped.root / "catalogue" / "LICENSE")
    with (shipped.root / "catalogue" / "ledger.yaml").open("a", encoding="utf-8") as file:
        file.write("# long\n" * 400_000)
    (shipped.root / "catalogue" / "link").symlink_to("LICENSE")
    shipped.commit("v2")

    assert codegen("diff", "--against", "v2").out == "nothing has changed\n"


def test_the_manifest_is_no_ledger(shipped: Shipped, codegen: Codegen) -> None:
    outcome = codegen("breaking", "--against", "catalogue/catalogue.yaml")

    assert (outcome.code, outcome.out) == (2, "")
    assert "this is the manifest of a catalogue\n  help: name its project's folder" in outcome.err


def test_a_revision_with_a_link_in_its_catalogue(shipped: Shipped, codegen: Codegen) -> None:
    link = shipped.root / "catalogue" / "modules" / "extra.yaml"
    link.symlink_to("core.yaml")
    shipped.commit("v2")
    link.unlink()

    outcome = codegen("breaking", "--against", "v2")

    assert outcome.code == 2
    assert "catalogue/modules/extra.yaml: in the old catalogue this is no regular" in outcome.err


@VERBS
def test_faults_of_the_old_catalogue_stop_it(shipped: Shipped, codegen: Codegen, verb: str) -> None:
    shipped.edit("core", "  CORE_CONFIG_FILE:\n", "  CORE_CONFIG_FILE:\n    bogus: 1\n")
    shipped.commit("v2")
    shipped.edit("core", "    bogus: 1\n", "")

    outcome = codegen(verb, "--against", "v2")

    assert (outcome.code, outcome.out) == (2, "")
    assert 'the old catalogue, the revision "v2", has faults: catalogue/modules/core' in outcome.err
    assert " [against-faulty]\n  help: " in outcome.err


@VERBS
def test_faults_of_the_new_catalogue_are_findings(
    shipped: Shipped, codegen: Codegen, verb: str
) -> None:
    shipped.edit("core", "  CORE_CONFIG_FILE:\n", "  CORE_CONFIG_FILE:\n    bogus: 1\n")

    outcome = codegen(verb, "--against", "v1")

    assert (outcome.code, outcome.out) == (1, "")
    assert "[unknown-key]" in outcome.err
    assert outcome.err.endswith("1 error\nnothing was compared\n")


SNAPSHOT = {"name": "a", "title": "A", "version": "1.0.0", "modules": [], "messages": {}}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "(line 1): this is not JSON"),
        ("{", "(line 1): this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ("[]", "this is no snapshot of a catalogue"),
        ("{}", "this is no snapshot of a catalogue"),
        (json.dumps({**SNAPSHOT, "modules": {}}), '"modules" is not a list'),
        (json.dumps({**SNAPSHOT, "modules": [1]}), '"modules" holds something other'),
        (json.dumps({**SNAPSHOT, "messages": {"A": {}}}), '"modules" lists other codes'),
        (json.dumps({**SNAPSHOT, "version": "1\x1b"}), '"version" cannot be "1<U+001B>"'),
        (json.dumps({**SNAPSHOT, "modules": [{"module": "A"}]}), '"module" cannot be "A"'),
        (json.dumps({**SNAPSHOT, "version": 1}), '"version" is not text'),
        (json.dumps({**SNAPSHOT, "title": None}), '"title" is missing'),
        (
            json.dumps(
                {**SNAPSHOT, "modules": [{"module": "a", "title": "A", "codes": ["\x1b["]}]}
            ),
            '"<U+001B>[" is listed, but not among',
        ),
    ],
)
def test_a_file_that_is_no_snapshot(
    shipped: Shipped, codegen: Codegen, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "old.json"
    path.write_text(content, encoding="utf-8")

    outcome = codegen("breaking", "--against", path)

    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err.splitlines()[0]
    assert outcome.err.splitlines()[0].endswith(" [against-snapshot]")


@pytest.mark.parametrize("format", ["text", "github", "json"])
def test_what_a_snapshot_says_does_not_act(
    shipped: Shipped, codegen: Codegen, tmp_path: Path, format: str
) -> None:
    evil = "A\n::error::x\x1b[31m##[x]"
    message = {"module": "core", "level": evil, "summary": evil}
    module = {"module": "core", "title": evil, "codes": ["CORE_OLD", "CORE_CONFIG_FILE"]}
    messages = {"CORE_OLD": message, "CORE_CONFIG_FILE": message}
    snapshot = {**SNAPSHOT, "docs_url": evil, "modules": [module], "messages": messages}
    path = tmp_path / "old.json"
    path.write_text(json.dumps(snapshot), encoding="utf-8")
    plain = {"text": "text", "github": "markdown", "json": "json"}[format]

    told = [
        codegen("breaking", "--against", path, "--format", format),
        codegen("diff", "--against", path, "--format", plain),
    ]

    for outcome in told:
        assert outcome.code in (0, 1)
        said = outcome.out + outcome.err
        assert "\x1b" not in said
        if format != "json":
            assert "##[" not in said
            assert "\n::error::x" not in said


def test_a_folder_without_a_catalogue(shipped: Shipped, codegen: Codegen, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    outcome = codegen("breaking", "--against", tmp_path / "empty")

    assert outcome.code == 2
    assert "there is neither catalogue/catalogue.yaml nor catalogue.json" in outcome.err


@VERBS
def test_without_a_ledger_something_must_be_named(
    shipped: Shipped, codegen: Codegen, verb: str
) -> None:
    (shipped.root / "catalogue" / "ledger.yaml").unlink()

    outcome = codegen(verb)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("codegen: there is no catalogue/ledger.yaml to compare with\n")
    assert "  help: codegen release VERSION starts it; or name " in outcome.err
