"""yaml-language-server, which VS Code and others run, in this checkout and in a new project."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from codegen.model.catalogue import LEVELS
from tests.editors.client import Editor
from tests.writing.small_project import Project

ROOT = Path(__file__).resolve().parents[2]
ON = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `codegen init` makes, with the schema of targets that `codegen schema` adds."""
    folder = tmp_path_factory.mktemp("editor") / "shop"
    folder.mkdir()
    project = Project(folder)
    assert project.run("init").code == 0
    assert project.run("schema", "--write").code == 0
    assert project.run("new-target", "kotlin").code == 0
    return folder


@pytest.fixture(scope="module", params=["checkout", "started"])
def editor(request: pytest.FixtureRequest, started: Path) -> Iterator[Editor]:
    """An editor with the checkout or a started project; nothing but modelines leads to schemas."""
    folder = ROOT if request.param == "checkout" else started
    with opened(folder, ON) as found:
        yield found


@contextmanager
def opened(folder: Path, settings: dict[str, Any]) -> Iterator[Editor]:
    node = shutil.which("node")
    assert node, "node is needed and not installed: make setup"
    editor = Editor(node, ROOT, folder, {"yaml": settings})
    try:
        yield editor
    finally:
        editor.close()


MODULE = """\
# yaml-language-server: $schema=../../schema/module.schema.json
module: till
title: Till
messages:
  TILL_OPENED:
    level: eror
    summary: The till was opened.
    retry: never

  TILL_CLOSED:
    level: info
    summary: The till was closed.
    {field}
"""
PATH = "catalogue/modules/till.yaml"
LEVEL, RETRY, FIELD = (5, 13), (7, 6), (12, 4)


def module(field: str = "") -> str:
    return MODULE.replace("{field}", field)


def test_files_of_catalogue_and_targets_are_right(editor: Editor) -> None:
    files = [*editor.folder.glob("catalogue/**/*.yaml"), *editor.folder.glob("templates/*/*.yaml")]
    assert len(files) >= 3
    for path in files:
        assert editor.open(path.relative_to(editor.folder).as_posix()) == [], path


def test_a_mistake_is_shown_at_its_line(editor: Editor) -> None:
    (found,) = editor.open(PATH, module("see: [https://example.org/]"))

    assert found["range"] == {
        "start": {"line": LEVEL[0], "character": 11},
        "end": {"line": LEVEL[0], "character": 15},
    }
    assert found["message"].startswith('Value is not accepted. Valid values: "debug", "info"')


def test_an_unknown_field_is_shown_at_its_line(editor: Editor) -> None:
    (found,) = editor.open("catalogue/modules/b.yaml", module("remdy: x").replace("eror", "error"))

    assert (found["range"]["start"]["line"], found["message"]) == (
        FIELD[0],
        "Property remdy is not allowed.",
    )


def test_fields_are_completed_with_what_they_mean(editor: Editor) -> None:
    editor.open("catalogue/modules/c.yaml", module())
    found = editor.complete("catalogue/modules/c.yaml", *FIELD)

    assert {"explanation", "remedy", "retry", "since", "deprecated", "see"} <= set(found)
    assert "level" not in found  # the message has one
    assert found["remedy"]["insertText"] == "remedy: "
    assert found["remedy"]["documentation"].startswith("What to do about it, the most likely cause")


def test_levels_are_completed_with_what_they_mean(editor: Editor) -> None:
    editor.open("catalogue/modules/d.yaml", module().replace("eror", ""))
    found = editor.complete("catalogue/modules/d.yaml", LEVEL[0], 11)

    assert list(found) == list(LEVELS)
    meanings = {item["documentation"] for item in found.values()}
    assert len(meanings) == len(LEVELS)
    assert found["emergency"]["documentation"] == "The program cannot be used at all."


def test_a_new_message_is_completed_as_a_whole(editor: Editor) -> None:
    editor.open("catalogue/modules/e.yaml", module() + "\n  \n")
    found = editor.complete("catalogue/modules/e.yaml", 14, 2)

    text = found["message"]["insertText"]
    assert text.splitlines()[1:] == [
        "  level: ${2:error}",
        "  summary: ${3:What happened, in one sentence.}",
    ]


def test_hovering_tells_what_a_field_and_its_values_mean(editor: Editor) -> None:
    editor.open("catalogue/modules/f.yaml", module())
    said = editor.hover("catalogue/modules/f.yaml", *RETRY)

    schema = json.loads((editor.folder / "schema/module.schema.json").read_text("utf-8"))
    retry = schema["$defs"]["message"]["properties"]["retry"]
    assert said.startswith(f"#### Message\n\n{retry['description']}\n")
    values = dict(zip(retry["enum"], retry["enumDescriptions"], strict=True))
    assert list(values) == ["automatic", "never", "sometimes"]
    for value, meaning in values.items():
        assert f"* `{value}`: {meaning}\n" in said


def test_hovering_tells_what_an_option_of_a_target_means(editor: Editor) -> None:
    path = "catalogue/catalogue.yaml"
    lines = (editor.folder / path).read_text(encoding="utf-8").splitlines()
    go = lines.index("  go:")
    editor.open(path)
    (line,) = (at for at in range(go + 1, go + 6) if lines[at].startswith("    module: "))

    assert "\n\nThe path of the Go module, such as" in editor.hover(path, line, 6)


def test_settings_for_vs_code_lead_to_the_schemas_without_modelines(started: Path) -> None:
    settings = json.loads((started / ".vscode/settings.json").read_text(encoding="utf-8"))
    with opened(started, {**ON, "schemas": settings["yaml.schemas"]}) as editor:
        found = editor.open(
            "catalogue/modules/g.yaml", module("see: [https://example.org/]").split("\n", 1)[1]
        )
        path = "catalogue/catalogue.yaml"
        lines = (started / path).read_text(encoding="utf-8").splitlines()[1:]
        editor.open(path, "\n".join(lines))
        (line,) = (at for at, text in enumerate(lines) if text.startswith("version: "))
        assert "\n\nThe version of the generated packages" in editor.hover(path, line, 2)
    assert LEVEL[0] - 1 in [item["range"]["start"]["line"] for item in found]
