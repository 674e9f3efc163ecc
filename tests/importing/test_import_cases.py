"""A folder a case: sources, the command, and by it the catalogue and the report."""

import re
import shlex
from pathlib import Path

import pytest

from codegen.model.rules import RULES
from tests.diagnostics.project import with_more
from tests.importing.conftest import catalogue_of, copied
from tests.writing.small_project import files_in

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("name", sorted(path.parent.name for path in CASES.glob("*/command")))
def test_case(tmp_path: Path, name: str) -> None:
    case = CASES / name
    project = copied(case, tmp_path / "work")
    before = files_in(project.root)
    arguments = shlex.split((case / "command").read_text("utf-8"))

    dry = project.run(*arguments, "--dry-run")
    assert (dry.code, files_in(project.root)) == (0, before), dry.err
    outcome = project.run(*arguments)

    assert outcome.code == 0, outcome.err
    assert outcome.err == with_more((case / "report.txt").read_text("utf-8"))
    expected = {path: text.decode("utf-8") for path, text in files_in(case / "expected").items()}
    assert catalogue_of(project) == expected
    # What is written is a catalogue in order, from which everything can be generated.
    assert project.run("generate").code == 0
    assert project.run("check").code == 0


@pytest.mark.parametrize("name", ["go-constants", "markdown"])
def test_a_second_import_changes_nothing(tmp_path: Path, name: str) -> None:
    project = copied(CASES / name, tmp_path / "work")
    kind, file = {"go-constants": ("go", "docker.go"), "markdown": ("markdown", "page.md")}[name]
    assert project.run("import", kind, file, "--name", "again").code == 0
    first = catalogue_of(project)

    outcome = project.run("import", kind, file)

    assert (outcome.code, outcome.out) == (0, "")
    assert "there is nothing new in it; nothing was written" in outcome.err
    assert "times: it is in the catalogue and stays as it is: " in outcome.err
    assert catalogue_of(project) == first


def test_every_rule_is_shown_by_a_case() -> None:
    reports = [path.read_text("utf-8") for path in CASES.glob("*/report.txt")]
    shown = {rule for text in reports for rule in re.findall(r"\[(import-[a-z]+)\]$", text, re.M)}

    stopping = {"import-syntax", "import-empty"}  # of which nothing is imported
    assert shown | stopping == {rule for rule in RULES if rule.startswith("import-")}
