"""GitHub and GitLab look for files from the repository's top, wherever in it the project is."""

import json
from pathlib import Path

import pytest

from tests.writing.small_project import Project, make_project

TOPS = {"github": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a fault, in a folder of a repository."""
    root = tmp_path / "repository" / "services" / "a"
    root.mkdir(parents=True)
    project = make_project(root)
    path = root / "catalogue/modules/beta.yaml"
    path.write_text(path.read_text().replace("level: info", "level: inof"))
    return project


def paths(format: str, project: Project, command: str) -> set[str]:
    said = project.run(*command.split(), "--format", format).out
    if format == "gitlab":
        return {item["location"]["path"] for item in json.loads(said)}
    rows = [line for line in said.splitlines() if line.startswith("::error ")]
    return {line.partition("file=")[2].partition(",")[0] for line in rows}


COMMANDS = ("check", "lint", "breaking --against .")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("format", TOPS)
def test_a_project_below_the_top(
    project: Project, monkeypatch: pytest.MonkeyPatch, format: str, command: str
) -> None:
    monkeypatch.setenv(TOPS[format], str(project.root.parents[1]))

    assert paths(format, project, command) == {"services/a/catalogue/modules/beta.yaml"}


@pytest.mark.parametrize("top", [".", "..", "../b", "nowhere", "", "\udce9"])
@pytest.mark.parametrize("format", TOPS)
def test_a_top_that_is_the_project_or_none_of_its_parents(
    project: Project, monkeypatch: pytest.MonkeyPatch, format: str, top: str
) -> None:
    monkeypatch.setenv(TOPS[format], str(project.root / top) if top else "")

    found = paths(format, project, "check")

    prefix = "a/" if top == ".." else ""
    assert found == {f"{prefix}catalogue/modules/beta.yaml"}


def test_the_summary_of_the_job_names_the_same_file(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.root.parents[1]))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    project.run("check", "--format", "github")

    text = (tmp_path / "summary.md").read_text().replace("\\", "").replace("&#47;", "/")
    assert "services/a/catalogue/modules/beta" in text


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "sarif", "junit"])
def test_other_formats_stay_as_they_are(
    project: Project, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    before = project.run("check", "--format", format)
    for name in TOPS.values():
        monkeypatch.setenv(name, str(project.root.parents[1]))

    assert project.run("check", "--format", format) == before
