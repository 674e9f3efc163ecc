"""GitLab's code quality report has the fields that GitLab asks for, and unique fingerprints.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.diagnostics.project import CASES
from tests.writing.small_project import Project


@pytest.fixture
def faulty(tmp_path: Path) -> Project:
    shutil.copytree(CASES / "many-faults", tmp_path / "case")
    return Project(tmp_path / "case")


def issues(project: Project) -> list[dict[str, Any]]:
    report: list[dict[str, Any]] = json.loads(project.run("check", "--format", "gitlab").out)
    return report


def test_an_issue(project: Project) -> None:
    project.edit(project.beta, "level: info", "level: inof")

    (issue,) = issues(project)

    assert re.fullmatch(r"[0-9a-f]{32}", issue.pop("fingerprint"))
    assert issue == {
        "description": '"inof" is none of the values that "level" may have (help: did you mean'
        " info? It is one of: debug, info, notice, warning, error, critical, alert, emergency;"
        " more: codegen explain bad-value)",
        "check_name": "bad-value",
        "severity": "major",
        "location": {"path": "catalogue/modules/beta.yaml", "lines": {"begin": 5}},
    }


def test_every_issue_has_a_line(project: Project) -> None:
    assert [issue["location"]["lines"]["begin"] for issue in issues(project)] == [1] * 5


def test_fingerprints_are_unique_and_stay(faulty: Project) -> None:
    before = [issue["fingerprint"] for issue in issues(faulty)]
    for path in faulty.root.rglob("*.yaml"):
        path.write_bytes(b"# a comment\n\n" + path.read_bytes())

    assert len(set(before)) == len(before)
    assert [issue["fingerprint"] for issue in issues(faulty)] == before


def test_a_name_that_is_no_text_does_not_break_the_report(project: Project) -> None:
    """A lone surrogate is an escape that not every reader of JSON takes."""
    (project.root / "catalogue/modules/caf\udce9.yml").write_text("")

    text = project.run("check", "--format", "gitlab").out

    assert "\\ud" not in text
    assert "catalogue/modules/caf<U+DCE9>.yml" in text
