"""A program written against constants kept by hand is built against the generated package."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.writing.small_project import Project, files_in

HANDMADE = Path(__file__).parent / "handmade"
SAYS = """\
CART_ITEM_ADDED added
CART_STOCK_FAILED NO STOCK
PAY_REFUSED prefix:CART_ITEM_ADDED
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def program(tmp_path: Path) -> Project:
    """The program, and beside its code the catalogue that its constants were imported into."""
    shutil.copytree(HANDMADE, tmp_path / "program")
    project = Project(tmp_path / "program")
    outcome = project.run("import", "go", "message/codes.go", "--name", "handmade")
    assert outcome.code == 0, outcome.err
    project.generate("--target", "go")
    return project


def replaced_in_the_folder(program: Project, run: Run, env: dict[str, str]) -> None:
    """The generated files take the place of the one kept by hand, in its folder."""
    folder = program.root / "message"
    (folder / "codes.go").unlink()
    for file in (program.generated / "go").glob("*.go"):
        shutil.copy(file, folder)
    shutil.rmtree(program.generated)


def replaced_by_a_module(program: Project, run: Run, env: dict[str, str]) -> None:
    """The folder goes, and the import path leads to the generated module."""
    shutil.rmtree(program.root / "message")
    path = "example.org/handmade/message"
    edit = ["-require", f"{path}@v0.0.0", "-replace", f"{path}=./generated/go"]
    run("go", "mod", "edit", *edit, cwd=program.root, env=env)


def test_the_manifest_says_what_the_program_needs(program: Project) -> None:
    text = program.manifest.read_text("utf-8")

    assert "    module: example.org/handmade/message\n" in text
    assert "    package: message\n    constants: untyped\n" in text


@pytest.mark.parametrize("replace", [replaced_in_the_folder, replaced_by_a_module])
def test_no_line_of_the_program_changes(
    program: Project,
    replace: Callable[[Project, Run, dict[str, str]], None],
    run: Run,
    go_env: dict[str, str],
) -> None:
    assert run("go", "run", ".", cwd=program.root, env=go_env) == SAYS
    replace(program, run, go_env)

    run("go", "vet", ".", cwd=program.root, env=go_env)
    assert run("go", "run", ".", cwd=program.root, env=go_env) == SAYS
    assert "ok" in run("go", "test", "./...", cwd=program.root, env=go_env)
    after = files_in(program.root)
    for name in ("main.go", "main_test.go"):
        assert after[name] == (HANDMADE / name).read_bytes()


def test_a_constant_that_is_missing_would_be_noticed(
    program: Project, run: Run, go_env: dict[str, str]
) -> None:
    replaced_by_a_module(program, run, go_env)
    file = next((program.generated / "go").glob("pay_codes.go"))
    file.write_text(file.read_text("utf-8").replace("EPaymentRefused", "Renamed"), "utf-8")

    run("go", "build", ".", cwd=program.root, env=go_env, code=1)
