"""A second process renders the same, and its failure changes nothing."""

import os

import pytest

from codegen.commands.project import render_project
from codegen.model import GeneratedFile, Workspace
from codegen.rendering import apart
from codegen.reporting.progress import Progress

MANIFEST = """\
name: many
title: Many codes
version: "1.0.0"
modules: [many]
targets:
  go: {module: example.org/many, package: many}
  ts: {package: many}
  docs: {}
  json: {}
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("many")
    (root / "catalogue" / "modules").mkdir(parents=True)
    (root / "catalogue" / "catalogue.yaml").write_text(MANIFEST)
    lines = ["module: many", "title: Many", "messages:"]
    for number in range(1200):
        lines += [f"  MANY_{number}:", "    level: info", f"    summary: This is {number}."]
    (root / "catalogue" / "modules" / "many.yaml").write_text("\n".join(lines) + "\n")
    return Workspace(root)


def rendered(workspace: Workspace) -> list[GeneratedFile]:
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        project = render_project(workspace, None, (), Progress(nowhere))
    assert project.diagnostics == []
    return sorted(project.files, key=lambda file: file.path)


@pytest.fixture(scope="module")
def alone(workspace: Workspace) -> list[GeneratedFile]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "_processors", lambda: 1)
        return rendered(workspace)


def test_two_processes_render_what_one_does(
    workspace: Workspace, alone: list[GeneratedFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_processors", lambda: 2)
    assert rendered(workspace) == alone


def test_a_process_that_fails_is_made_up_for(
    workspace: Workspace, alone: list[GeneratedFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(apart, "_processors", lambda: 2)
    monkeypatch.setattr(apart.pickle, "dump", broken)
    assert rendered(workspace) == alone


def test_a_system_that_refuses_is_made_up_for(
    workspace: Workspace, alone: list[GeneratedFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> int:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(apart, "_processors", lambda: 2)
    monkeypatch.setattr(apart.os, "fork", refused)
    assert rendered(workspace) == alone
