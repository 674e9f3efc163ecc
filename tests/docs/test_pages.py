"""The pages of docs/reference: nothing of the tool is missing, and what they show is right."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest
from ruamel.yaml import YAML

from codegen.cli import main
from codegen.commands import COMMANDS
from codegen.options import OPTIONS, shared_options
from codegen.rendering.environment import FORMATS, STRUCTURAL
from codegen.rendering.naming import CASES
from codegen.rendering.views import (
    CatalogueView,
    MessageView,
    ModuleView,
    NoteView,
    Reference,
    context,
)
from reference.__main__ import PAGES
from reference.__main__ import main as reference
from reference.schema import Schema
from reference.templates import described
from reference.values import example, flow, values_at
from reference.yaml import EXAMPLE

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ["catalogue", "module", "ledger", "baseline", "target"]
VIEWS = [CatalogueView, ModuleView, MessageView, NoteView, Reference]


def written(page: str) -> str:
    return (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """The text below a heading, up to the next one."""
    return written(page).split(f"\n{heading}\n", 1)[1].split("\n#", 1)[0]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_what_make_generate_writes(page: str) -> None:
    assert written(page) == PAGES[page](), "the page is stale: make generate"


def test_check_tells_a_stale_page_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "docs" / "reference", tmp_path / "reference")
    monkeypatch.setattr("reference.__main__.FOLDER", tmp_path / "reference")
    assert reference(["--check"]) == 0
    page = tmp_path / "reference" / "targets.md"
    page.write_text("mine\n", encoding="utf-8")
    assert reference(["--check"]) == 1
    assert page.read_text(encoding="utf-8") == "mine\n"
    assert "docs/reference/targets.md: error: the page is stale" in capsys.readouterr().err
    assert reference([]) == 0
    assert page.read_text(encoding="utf-8") == written("targets.md")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_all_its_parameters(command: str) -> None:
    text = section("commands.md", f"## codegen {command}")
    assert COMMANDS[command] in text
    for parameter in OPTIONS[command]():
        if isinstance(parameter, click.Option):
            (row,) = re.findall(rf"^\| `{parameter.opts[0]}`.*", text, re.MULTILINE)
            assert parameter.help
            assert parameter.help.rstrip(".") in row
            if isinstance(parameter.type, click.Choice):
                assert all(f"`{choice}`" in row for choice in parameter.type.choices)


def test_shared_options_and_exit_codes_are_told() -> None:
    text = section("commands.md", "## Options of every command")
    assert all(f"`{item.opts[0]}`" in text for item in [*shared_options()])
    codes = re.findall(r"^\| `(\d+)` \|", section("commands.md", "## Exit codes"), re.MULTILINE)
    assert codes == ["0", "1", "2", "70", "130", "141"]


def test_an_exit_code_that_the_page_gives_is_that_of_the_command(tmp_path: Path) -> None:
    said = section("commands.md", "## codegen search")
    assert "Exit code: 0, or 1 where nothing was found; 2 where the catalogue" in said
    with chdir(tmp_path):
        assert main(["search", "session"]) == 0
        assert main(["search", "no such word"]) == 1
        assert main(["search", "session", "--root", "nowhere"]) == 2


def properties(node: Any) -> Iterator[tuple[str, Any]]:
    """All keys that a schema describes, wherever they stand in it."""
    if isinstance(node, dict):
        if "description" not in node.get("if", {}):
            for name, inner in node.get("properties", {}).items():
                if isinstance(inner, dict) and set(inner) - {"const", "enum"}:
                    yield name, inner
        for key, inner in node.items():
            if key not in ("if", "then"):
                yield from properties(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from properties(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_of_a_schema_has_a_row(name: str) -> None:
    schema = json.loads((ROOT / f"schema/{name}.schema.json").read_text(encoding="utf-8"))
    text = written("templates.md" if name == "target" else "yaml.md")
    rows = re.findall(r"^\| `(\w[\w-]*)` \| (.*)", text, re.MULTILINE)
    found = list(properties(schema))
    assert len(found) >= 3
    for field, node in found:
        if "description" in node:
            start = re.escape(node["description"][:20].split("<")[0].split("{")[0])
            assert any(field == row[0] and re.search(start, row[1]) for row in rows), field


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_example_has_every_field(name: str) -> None:
    file = {
        "catalogue": "catalogue/catalogue.yaml",
        "module": "catalogue/modules/cart.yaml",
        "ledger": "catalogue/ledger.yaml",
        "baseline": "catalogue/lint-baseline.yaml",
        "target": "templates/kotlin/target.yaml",
    }[name]
    data = YAML(typ="safe", pure=True).load((EXAMPLE / file).read_text(encoding="utf-8"))
    schema = Schema(json.loads((ROOT / f"schema/{name}.schema.json").read_text(encoding="utf-8")))
    for item in schema.objects():
        if item.name == "lint.rules":  # two of them are example enough
            continue
        for field in item.fields:
            path = (*item.path, field.name)
            assert values_at(data, path), f"{item.name}.{field.name}"


def test_the_example_is_a_project_without_faults(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(EXAMPLE, project)
    assert main(["lint", "--strict", "--root", str(project), "--today", "2027-01-01"]) == 0
    assert main(["generate", "--root", str(project)]) == 0
    assert main(["check", "--root", str(project)]) == 0
    assert (project / "generated/kotlin/src/Codes.kt").is_file()
    assert (project / "generated/kotlin/pages/stock-counted.md").is_file()


def test_examples_are_on_one_line_as_yaml_has_them() -> None:
    assert flow("1.10") == '"1.10"'
    assert flow({"a": ["b: c", True, None]}) == '{a: ["b: c", true, null]}'
    assert example({"a": {"X": {"b": 1}, "Y": {"b": 2}}}, ("a", "NAME", "b")) == "`1`"
    assert example({"a": "x" * 200}, ("a",)) == ""


@pytest.mark.parametrize("view", VIEWS)
def test_every_name_that_a_template_sees_is_described(view: Any) -> None:
    told = described(view)
    assert set(told) == {item.name for item in fields(view)}


def test_names_filters_and_placeholders_are_those_of_the_code() -> None:
    text = written("templates.md")
    names = re.findall(r"^\| `(\w+)` ", section("templates.md", "## What a template knows"), re.M)
    assert names == list(described(context))
    for name in (*FORMATS, *STRUCTURAL, *CASES):
        assert re.search(rf"`{name}[(`]", section("templates.md", "## Filters"))
    for name in ("module", "code", "slug"):
        assert f"| `{{{name}}}` |" in text


def test_a_text_without_a_filter_is_refused_as_the_page_says(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(EXAMPLE, project)
    template = project / "templates/kotlin/page.md.j2"
    template.write_text("{{ message.summary }}\n", encoding="utf-8")
    assert main(["generate", "--root", str(project)]) == 1
    assert not (project / "generated").exists()
    template.write_text("{{ message.code }} {{ message.level }}\n", encoding="utf-8")
    assert main(["generate", "--root", str(project)]) == 0
