"""`codegen schema` prints what editors need, or puts it where they look."""

from pathlib import Path

import pytest

from tests.writing.small_project import Project, make_project

SHIPPED = Path(__file__).resolve().parents[2] / "schema"
NAMES = sorted(path.name.partition(".")[0] for path in SHIPPED.glob("*.schema.json"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def test_the_names(project: Project) -> None:
    assert project.run("schema").out.split() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_as_it_ships(tmp_path: Path, name: str) -> None:
    outcome = Project(tmp_path).run("schema", name)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (SHIPPED / f"{name}.schema.json").read_text()


def test_writing_them(project: Project) -> None:
    first = project.run("schema", "--write")
    second = project.run("schema", "--write")

    for name in NAMES:
        path = f"schema/{name}.schema.json"
        assert (project.root / path).read_bytes() == (SHIPPED.parent / path).read_bytes()
        assert f"{path} written\n" in first.out
        assert f"{path} is up to date\n" in second.out
    (project.root / "schema/module.schema.json").write_text("{}")
    assert project.run("schema", "module", "--write").out == "schema/module.schema.json written\n"


def test_a_name_that_is_none(project: Project) -> None:
    outcome = project.run("schema", "modul")

    assert (outcome.code, outcome.out) == (2, "")
    assert "did you mean module?" in outcome.err


def test_writing_needs_a_project(tmp_path: Path) -> None:
    assert Project(tmp_path).run("schema", "--write").code == 2
    assert list(tmp_path.iterdir()) == []
