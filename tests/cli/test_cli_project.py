"""Which project a command works on, and what is said where there is none."""

import os
from pathlib import Path

import pytest

from tests.cli.streams import run_apart
from tests.writing.small_project import RENDERED, Project, make_project, rendered_in

COMMANDS = ["generate", "check"]


@pytest.mark.parametrize("folder", ["catalogue", "catalogue/modules", "templates/lists", "a/b/c"])
def test_the_project_is_found_from_within(project: Project, folder: str) -> None:
    (project.root / folder).mkdir(parents=True, exist_ok=True)

    outcome = Project(project.root / folder).run("generate")

    assert outcome.code == 0
    assert rendered_in(project.generated) == RENDERED
    assert not (project.root / folder / "generated").exists()


def test_the_nearest_project_counts(project: Project) -> None:
    inner = make_project(project.root / "vendor/inner")
    (inner.root / "src").mkdir()

    Project(inner.root / "src").generate()

    assert rendered_in(inner.generated) == RENDERED
    assert not project.generated.exists()


def test_paths_are_told_relative_to_the_project(project: Project) -> None:
    outcome = Project(project.root / "catalogue").run("check")

    assert outcome.err.startswith("generated/lists/all.txt: error:")


@pytest.mark.parametrize("root", [".", "..", "../project", "catalogue/.."])
def test_root_may_be_relative(project: Project, root: str, tmp_path: Path) -> None:
    start = project.root / "catalogue" if root == ".." else project.root

    assert Project(start).run("generate", "--root", root).code == 0
    assert rendered_in(project.generated) == RENDERED


def test_root_may_be_absolute(project: Project, tmp_path: Path) -> None:
    outcome = Project(tmp_path).run("generate", "--root", str(project.root))

    assert outcome.code == 0
    assert rendered_in(project.generated) == RENDERED


def test_root_comes_before_the_folder_one_is_in(project: Project, tmp_path: Path) -> None:
    other = make_project(tmp_path / "other")

    project.run("generate", "--root", str(other.root))

    assert other.generated.exists()
    assert not project.generated.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_root_without_a_catalogue(project: Project, tmp_path: Path, command: str) -> None:
    outcome = project.run(command, "--root", str(tmp_path))

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f'codegen: "{tmp_path}": there is no catalogue/catalogue.yaml in this folder'
        " [no-catalogue]\n"
        "  help: a project is the folder above catalogue/\n"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_root_is_not_searched_upwards(project: Project, command: str) -> None:
    assert project.run(command, "--root", "catalogue").code == 2


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "root",
    [
        "nowhere",
        "LICENSE",
        "LICENSE/x",
        "",
        "a" * 300,
        "a/" * 3000,
        "\x1b[31mred",
        "\udcff",
        "a\nb",
    ],
)
def test_root_is_no_folder(generated: Project, command: str, root: str) -> None:
    if root == "":
        (generated.root / "empty").mkdir()
        outcome = Project(generated.root / "empty").run(command, "--root", root)
    else:
        outcome = generated.run(command, "--root", root)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("codegen: ")
    assert "internal error" not in outcome.err
    assert "\x1b" not in outcome.err
    assert len(outcome.err.splitlines()) <= 2


@pytest.mark.parametrize("command", COMMANDS)
def test_no_catalogue_anywhere(tmp_path: Path, command: str) -> None:
    outcome = Project(tmp_path).run(command)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "codegen: there is no catalogue/catalogue.yaml in this folder or any above it"
        " [no-catalogue]\n"
        "  help: go to the project's folder, or name it with --root DIR\n"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_the_folder_one_is_in_was_deleted(tmp_path: Path, command: str) -> None:
    script = (
        "import os, sys; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone')\n"
        "from codegen.cli import main; sys.exit(main(sys.argv[1:]))"
    )

    result = run_apart(tmp_path, command, script=script)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("codegen: ")
    assert "internal error" not in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("list", "did you mean lists?"),
        ("pages", "did you mean page?"),
        ("zzz", "the manifest's targets: lists, page"),
        ("", "the manifest's targets: lists, page"),
        ("Lists", "did you mean lists?"),
    ],
)
def test_an_unknown_target(generated: Project, command: str, name: str, help: str) -> None:
    outcome = generated.run(command, "--target", name)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[0].startswith("codegen: there is no target ")
    assert f"help: {help}" in outcome.err


@pytest.mark.parametrize("command", COMMANDS)
def test_one_unknown_target_among_known_ones(project: Project, command: str) -> None:
    outcome = project.run(command, "--target", "lists", "--target", "go")

    assert outcome.code == 2
    assert not project.generated.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_name_of_an_unknown_target_cannot_act(generated: Project, command: str) -> None:
    err = generated.run(command, "--target", "x\x1b[31m\n::error::\u202e").err

    assert "\x1b" not in err
    assert "\u202e" not in err
    assert not any(line.startswith("::") for line in err.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("folder", ["nowhere", "LICENSE", "LICENSE/x", "a" * 300])
def test_templates_that_are_not_there(project: Project, command: str, folder: str) -> None:
    outcome = project.run(command, "--templates", folder)

    assert (outcome.code, outcome.out) == (2, "")
    shown = folder if len(folder) <= 200 else folder[:199] + "…"
    assert outcome.err == (
        f"codegen: {shown}: there is no such folder\n  help: --templates names a folder\n"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_templates_without_a_target(project: Project, command: str) -> None:
    (project.root / "empty").mkdir()

    outcome = project.run(command, "--templates", "empty")

    assert outcome.code == 2
    assert outcome.err == (
        "codegen: empty: no target in this folder\n"
        "  help: a target is a folder in it that holds a target.yaml\n"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_the_name_of_a_folder_cannot_act(project: Project, command: str) -> None:
    err = project.run(command, "--templates", "\x1b]0;owned\x07").err

    assert "\x1b" not in err
    assert "\x07" not in err


def test_templates_are_relative_to_where_one_is(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "mine/lists"
    folder.mkdir(parents=True)
    (folder / "target.yaml").write_text("title: mine\nfiles: [{path: a, template: a.j2}]\n")
    (folder / "a.j2").write_text("mine\n")

    outcome = Project(tmp_path).run("generate", "--root", "project", "--templates", "mine")

    assert outcome.code == 0
    assert (project.generated / "lists/a").read_bytes() == b"mine\n"


@pytest.mark.parametrize(
    "name", ["with spaces", "Größe", "日本語", "a'b\"c", "$HOME", "-x", "a\nb"]
)
def test_a_project_of_any_name(tmp_path: Path, name: str) -> None:
    project = make_project(tmp_path / name)

    project.generate()

    assert rendered_in(project.generated) == RENDERED
    assert project.run("check").code == 0


def test_a_project_whose_name_is_not_utf8(tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/\xff")
    project = make_project(Path(folder))

    project.generate()

    assert project.generate().out == "up to date\n"
    assert rendered_in(project.generated) == RENDERED


def test_a_manifest_that_is_a_link_is_a_finding(project: Project) -> None:
    project.manifest.rename(project.root / "real.yaml")
    project.manifest.symlink_to(project.root / "real.yaml")

    outcome = project.run("check")

    assert outcome.code == 1
    assert "catalogue/catalogue.yaml: error: this is a symbolic link" in outcome.err
