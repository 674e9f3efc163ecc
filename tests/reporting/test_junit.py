"""JUnit's XML is well-formed whatever the text, and has what CI servers read of it.

There is no official schema; the names are those of Jenkins and of Maven Surefire.
"""

import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.diagnostics.project import CASES, with_more
from tests.reporting.readers import HOSTILE
from tests.writing.small_project import Project

SUITE = {"name", "tests", "failures", "errors", "skipped"}
CASE = {"classname", "name", "file", "line"}


@pytest.fixture
def faulty(tmp_path: Path) -> Project:
    shutil.copytree(CASES / "many-faults", tmp_path / "case")
    return Project(tmp_path / "case")


def suite(project: Project) -> ET.Element:
    """The one suite of `codegen check`, its structure being sound."""
    text = project.run("check", "--format", "junit").out
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    assert text.isascii()
    root = ET.fromstring(text)
    assert (root.tag, root.attrib, len(root)) == ("testsuites", {}, 1)
    found = root[0]
    assert (found.tag, set(found.attrib)) == ("testsuite", SUITE)
    assert found.attrib["name"] == "codegen check"
    assert int(found.attrib["tests"]) == len(found)
    assert int(found.attrib["failures"]) == len(found.findall("testcase/failure"))
    assert (found.attrib["errors"], found.attrib["skipped"]) == ("0", "0")
    assert all(case.tag == "testcase" and set(case.attrib) <= CASE for case in found)
    return found


def test_a_failed_test_a_finding(project: Project) -> None:
    project.edit(project.beta, "level: info", "level: inof")

    (case,) = suite(project)

    message = '"inof" is none of the values that "level" may have'
    assert case.attrib == {
        "classname": "bad-value",
        "name": f"catalogue/modules/beta.yaml:5:12: {message}",
        "file": "catalogue/modules/beta.yaml",
        "line": "5",
    }
    (failure,) = case
    assert failure.attrib == {"type": "bad-value", "message": message}
    assert f"{failure.text}\n1 error\n" == project.run("check").err


def test_one_test_passes_where_all_is_well(generated: Project) -> None:
    (case,) = suite(generated)

    assert case.attrib == {"classname": "codegen check", "name": "no findings"}
    assert len(case) == 0


def test_no_two_tests_have_one_name(faulty: Project) -> None:
    names = [(case.attrib["classname"], case.attrib["name"]) for case in suite(faulty)]

    assert len(names) == 21
    assert len(set(names)) == 21


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "]]></failure>",
        "&amp;&#0;",
        r"\0\x01\ufffe\uffff\ud800",
        "\U0001f600 größe",
        "<!--",
    ],
)
def test_hostile_text_is_text(project: Project, text: str) -> None:
    project.edit(project.beta, "level: info", f'level: "{text}"')

    told = [str(case[0].text).rpartition("more: ")[0] for case in suite(project)]

    count = f"{len(told)} error{'s' if len(told) > 1 else ''}\n"
    assert with_more("".join([*told, count])) == project.run("check").err
