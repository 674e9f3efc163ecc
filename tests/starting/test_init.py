"""`codegen init` starts a project that works at once, and touches nothing that is there."""

import json
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import codegen
from tests.cli.streams import answered
from tests.writing.small_project import Project, state_of

CATALOGUE = {"catalogue/catalogue.yaml", "catalogue/modules/core.yaml"}
SCHEMAS = {"schema/catalogue.schema.json", "schema/module.schema.json"}
EXTRAS = {
    "editor": {".vscode/extensions.json", ".vscode/settings.json"},
    "pre-commit": {".pre-commit-config.yaml"},
    "github": {".github/workflows/message-codes.yml"},
    "gitlab": {".gitlab-ci.yml"},
}


@pytest.fixture
def empty(tmp_path: Path) -> Project:
    folder = tmp_path / "My Shop"
    folder.mkdir()
    return Project(folder)


def files_of(project: Project) -> set[str]:
    return {
        path.relative_to(project.root).as_posix()
        for path in project.root.rglob("*")
        if path.is_file()
    }


def test_without_a_word_it_starts_a_project_that_all_commands_like(empty: Project) -> None:
    outcome = empty.run("init")

    assert (outcome.code, outcome.err) == (0, "")
    assert files_of(empty) == CATALOGUE | SCHEMAS | set().union(*EXTRAS.values())
    assert outcome.out.endswith(
        "next: codegen generate\n"
        "      codegen explain CORE_CONFIG_FAILED\n"
        "      codegen add CORE_STOPPED\n"
    )
    assert "name: my-shop\ntitle: My shop message codes\n" in empty.manifest.read_text()
    empty.generate()
    for command in ("check", "lint --strict", "fmt --check", "explain CORE_CONFIG_FAILED"):
        assert empty.run(*command.split()).code == 0, command
    added = empty.run("add", "CORE_STOPPED", "--level", "info", "--summary", "It has stopped.")
    assert added.code == 0


def test_the_first_lines_lead_editors_to_the_schemas(empty: Project) -> None:
    assert empty.run("init", "--module", "cart", "--module", "till").code == 0

    for path in (empty.root / "catalogue").rglob("*.yaml"):
        match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text())
        assert match
        assert json.loads((path.parent / match[1]).read_text())["type"] == "object"


def test_each_flag_has_its_place_in_the_manifest(empty: Project) -> None:
    outcome = empty.run(
        *["init", "--name", "till", "--title", "Till: codes", "--module", "cart"],
        *["--module", "paying", "--target", "go", "--target", "docs"],
        *["--option", "go.module=example.org/x=y", "--option", "go.constants=untyped"],
    )
    assert outcome.code == 1, "a path of a module has no ="
    assert "[bad-value]" in outcome.err
    assert outcome.err.endswith("nothing was written\n")
    assert files_of(empty) == set()

    outcome = empty.run(
        *["init", "--name", "till", "--title", "Till: codes", "--module", "cart"],
        *["--module", "paying", "--target", "go", "--target", "docs"],
        *["--option", "go.module=example.org/till", "--option", "go.constants=untyped"],
    )
    assert (outcome.code, outcome.err) == (0, "")
    data = YAML(typ="safe").load(empty.manifest.read_text())
    del data["introduction"]
    assert data == {
        "name": "till",
        "title": "Till: codes",
        "version": "0.1.0",
        "modules": ["cart", "paying"],
        "targets": {
            "go": {"module": "example.org/till", "package": "codes", "constants": "untyped"},
            "docs": {},
        },
    }
    empty.generate()
    assert empty.run("lint", "--strict").code == 0


@pytest.mark.parametrize("extra", EXTRAS)
def test_what_is_not_wanted_is_left_out(empty: Project, extra: str) -> None:
    assert empty.run("init", "--without", extra).code == 0

    wanted = set().union(*(files for name, files in EXTRAS.items() if name != extra))
    assert files_of(empty) == CATALOGUE | SCHEMAS | wanted


def test_the_folder_may_be_named_and_missing(empty: Project) -> None:
    outcome = empty.run("init", "new/shop", "--without", "editor")

    assert outcome.code == 0
    assert "next: cd new/shop && codegen generate\n" in outcome.out
    assert "name: shop\n" in (empty.root / "new/shop/catalogue/catalogue.yaml").read_text()


@pytest.mark.parametrize(
    "make",
    [
        lambda root: (root / "catalogue").mkdir(),
        lambda root: (root / "catalogue").symlink_to(root / "nowhere"),
        lambda root: (root / "catalogue").write_text("mine"),
    ],
    ids=["folder", "link", "file"],
)
def test_a_catalogue_is_never_touched(empty: Project, make: object) -> None:
    make(empty.root)  # type: ignore[operator]
    before = state_of(empty.root)

    outcome = empty.run("init")

    assert (outcome.code, outcome.out) == (2, "")
    assert "catalogue: this is there already; nothing was written\n" in outcome.err
    assert state_of(empty.root) == before


def test_other_files_that_are_there_are_left_and_told(empty: Project) -> None:
    (empty.root / ".gitlab-ci.yml").write_text("mine: true\n")

    outcome = empty.run("init")

    assert outcome.code == 0
    assert outcome.err == ".gitlab-ci.yml is there already, and was left as it is\n"
    assert (empty.root / ".gitlab-ci.yml").read_text() == "mine: true\n"
    assert "create  .gitlab-ci.yml" not in outcome.out


def test_where_it_cannot_write_it_leaves_nothing(empty: Project) -> None:
    (empty.root / "schema").write_text("a file where a folder is needed")

    outcome = empty.run("init")

    assert (outcome.code, outcome.out) == (2, "")
    assert "nothing was written" in outcome.err
    assert files_of(empty) == {"schema"}
    assert [path.name for path in empty.root.iterdir()] == ["schema"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--name", "My Shop"], 2, '"My Shop" is no such name'),
        (["--name", "a\nversion: '2'"], 2, "is no such name"),
        (["--title", "two\nlines"], 1, "[bad-value]"),
        (["--title", "hidden \u202e"], 1, "[forbidden-character]"),
        (["--module", "../up"], 2, "is no such name"),
        (["--module", "Core"], 2, "it must match [a-z]"),
        (["--target", "pyhton"], 2, "did you mean python?"),
        (["--option", "go.module"], 2, "is not of the form TARGET.NAME=VALUE"),
        (["--option", "go.modul=x"], 2, "the chosen targets have no such option"),
        (["--option", "php.x=y"], 2, "the chosen targets have no such option"),
        (["--option", "go.package=func"], 1, "[bad-value]"),
        (["--option", "go.package=a\n    b: c"], 1, "[bad-value]"),
    ],
)
def test_what_makes_no_catalogue_is_refused(
    empty: Project, arguments: list[str], code: int, message: str
) -> None:
    outcome = empty.run("init", *arguments)

    assert (outcome.code, outcome.out) == (code, ""), outcome
    assert message in outcome.err
    assert files_of(empty) == set()
    assert not (empty.root.parent / "up.yaml").exists()


def test_on_a_terminal_it_asks_and_asks_again(empty: Project) -> None:
    answers = "Till\ntill\ncart, paying\ngo jsn\ngo json\nexample.org/till\n\n"
    code, shown = answered(empty.root, answers, "init", "--without", "editor")

    assert code == 0, shown
    assert "Name of the catalogue [my-shop]: " in shown
    assert '"Till" does not fit' in shown
    assert "there is no jsn" in shown
    assert "go: The path of the Go module [example.org/till/codes]: " in shown
    manifest = empty.manifest.read_text()
    assert (
        "modules:\n  - cart\n  - paying\ntargets:\n  go:\n    module: example.org/till\n"
        in manifest
    )
    assert manifest.endswith("    package: codes\n  json: {}\n")


def test_with_yes_nothing_is_asked(empty: Project) -> None:
    code, shown = answered(empty.root, "", "init", "--yes")

    assert code == 0, shown
    assert "[my-shop]" not in shown


def test_what_is_installed_elsewhere_is_this_version(empty: Project) -> None:
    assert empty.run("init").code == 0

    wanted = f"message-codegen[fast]=={codegen.__version__}"
    hooks = YAML(typ="safe").load((empty.root / ".pre-commit-config.yaml").read_text())
    for hook in hooks["repos"][0]["hooks"]:
        assert hook["additional_dependencies"] == [wanted]
        assert empty.run(*hook["entry"].split()[1:], "--help").code == 0
    jobs = YAML(typ="safe").load((empty.root / ".gitlab-ci.yml").read_text())
    assert jobs["message-codes"]["script"][0] == f'pip install "{wanted}"'
    workflow = (empty.root / ".github/workflows/message-codes.yml").read_text()
    assert f'- run: pip install "{wanted}"\n' in workflow
    assert re.findall(r"uses: \S+@([0-9a-f]+) ", workflow)
    json.loads((empty.root / ".vscode/settings.json").read_text())


def test_the_commands_of_the_ci_files_work(empty: Project) -> None:
    assert empty.run("init").code == 0
    empty.generate()

    lines = (empty.root / ".github/workflows/message-codes.yml").read_text().splitlines()
    lines += (empty.root / ".gitlab-ci.yml").read_text().splitlines()
    found = [match[1] for line in lines if (match := re.search(r"- (?:run: )?codegen (.+)", line))]
    assert len(found) == 4
    for command in found:
        assert empty.run(*command.split()).code == 0, command
