"""SARIF is what its official schema says, and what GitHub code scanning reads of it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from codegen.model.rules import RULES
from tests.diagnostics.project import CASES
from tests.reporting.readers import HOSTILE
from tests.writing.small_project import Project

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text("utf-8"))


def sarif(project: Project) -> dict[str, Any]:
    """The one run of `codegen check`, once the whole is valid."""
    log = json.loads(project.run("check", "--format", "sarif").out)
    Draft4Validator(SCHEMA, format_checker=FormatChecker()).validate(log)
    assert log["$schema"] == SCHEMA["id"]
    assert len(log["runs"]) == 1
    run: dict[str, Any] = log["runs"][0]
    return run


@pytest.fixture
def faulty(tmp_path: Path) -> Project:
    shutil.copytree(CASES / "many-faults", tmp_path / "case")
    return Project(tmp_path / "case")


def test_the_schema_refuses_what_is_wrong() -> None:
    Draft4Validator.check_schema(SCHEMA)
    assert not Draft4Validator(SCHEMA).is_valid({"version": "2.1.0", "runs": [{}]})


def test_a_right_project_has_no_results_but_all_rules(generated: Project) -> None:
    run = sarif(generated)

    assert run["results"] == []
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)


def test_rules_have_the_texts_that_code_scanning_shows(faulty: Project) -> None:
    for rule in sarif(faulty)["tool"]["driver"]["rules"]:
        known = RULES[rule["id"]]
        assert rule["shortDescription"]["text"] == known.summary
        assert rule["defaultConfiguration"]["level"] == known.severity
        assert " ".join(known.explanation.split()).startswith(rule["fullDescription"]["text"])
        assert "\n" not in rule["fullDescription"]["text"]
        for kind, heading in (("text", "What to do:"), ("markdown", "## What to do")):
            assert rule["help"][kind] == (
                f"{known.summary}\n\n{known.explanation}\n\n{heading}\n\n{known.remedy}\n"
            )
        assert "helpUri" not in rule, "as long as the pages have no address"


def test_results_point_to_their_rule_and_place(faulty: Project) -> None:
    run = sarif(faulty)
    rows = json.loads(faulty.run("check", "--format", "json").out)

    assert run["automationDetails"]["id"] == "codegen check/"
    for result, row in zip(run["results"], rows, strict=True):
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == row["rule"]
        assert result["level"] == row["severity"]
        assert result["message"]["text"].startswith(row["message"])
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": row["path"], "uriBaseId": "%SRCROOT%"}
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        region = {"startLine": row["line"], "startColumn": row["column"]}
        known = {name: value for name, value in region.items() if value}
        assert place.get("region", {}) == known


def test_a_finding_about_a_whole_file_has_no_region(project: Project) -> None:
    results = sarif(project)["results"]

    assert len(results) == 5
    assert all("region" not in item["locations"][0]["physicalLocation"] for item in results)


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        (b"a b%#?.yml", "a%20b%25%23%3F.yml"),
        (b"caf\xe9.yml", "caf%E9.yml"),
        ("größe.yml".encode(), "gr%C3%B6%C3%9Fe.yml"),
        (b"x:\x1b[.yml", "x%3A%1B%5B.yml"),
    ],
)
def test_paths_are_relative_references(project: Project, name: bytes, uri: str) -> None:
    folder = project.root / "catalogue" / "modules"
    Path(f"{folder}/{name.decode('utf-8', 'surrogateescape')}").write_text("")

    places = [item["locations"][0]["physicalLocation"] for item in sarif(project)["results"]]

    assert f"catalogue/modules/{uri}" in [place["artifactLocation"]["uri"] for place in places]


def test_a_message_has_no_links(project: Project) -> None:
    project.edit(project.beta, "level: info", f'level: "{HOSTILE}"')

    texts = [result["message"]["text"] for result in sarif(project)["results"]]

    assert any("[a] (javascript:" in text for text in texts)
    assert not any("](" in text or "\x1b" in text for text in texts)


def _fingerprints(project: Project) -> list[str]:
    log = json.loads(project.run("check", "--format", "sarif").out)
    results = log["runs"][0]["results"]
    for result in results:
        first, second = result["partialFingerprints"].values()
        assert first == second
    return [item["partialFingerprints"]["primaryLocationLineHash"] for item in results]


# Those whose messages name another line, and some of all others; not those that comments change.
MOVED = [case.name for case in sorted(CASES.glob("*-*")) if (case / "catalogue").is_dir()]
MOVED = [name for name in MOVED if not name.startswith(("stop-", "yaml-", "template-"))][::6]
MOVED += [case.name for case in CASES.glob("duplicate-*")]


def test_fingerprints_survive_a_move_of_lines(tmp_path: Path) -> None:
    """Comments at the top of every file move each finding, and change no name."""
    for name in sorted({*MOVED, "many-faults"}):
        shutil.copytree(CASES / name, tmp_path / name)
        project = Project(tmp_path / name)
        before = _fingerprints(project)
        for path in project.root.rglob("*.yaml"):
            path.write_bytes(b"# one\n# two\n# three\n" * 4 + path.read_bytes())

        assert _fingerprints(project) == before, name
        assert len(set(before)) == len(before), name


def test_fingerprints_of_others_survive_a_new_finding(faulty: Project) -> None:
    before = _fingerprints(faulty)
    (faulty.root / "catalogue" / "modules" / "another.yaml").write_text("module: another\n")

    assert set(before) < set(_fingerprints(faulty))


def test_equal_findings_have_fingerprints_of_their_own(project: Project) -> None:
    project.edit(project.beta, "summary: The third.", "summary: a\u202eb\u202ec")

    found = _fingerprints(project)

    assert len(found) > 1
    assert len(set(found)) == len(found)
