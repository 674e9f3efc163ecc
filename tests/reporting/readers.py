"""Reads findings out of each format as its own program does, to compare them."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from tests.diagnostics.project import findings

Row = tuple[str, int, str]
"""Path, line (0 where there is none) and rule."""

HOSTILE = "|`##[error]</failure>]]>::error::y<!--[a](javascript:b)&\\e[3m\\u202e"
"""What each format has a mark of, as it is written in a double-quoted scalar."""


def _annotation(line: str) -> Row:
    fields = dict(re.findall(r"(\w+)=([^,:]*)", line.partition(" ")[2].partition("::")[0]))
    path = fields["file"].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
    return path, int(fields.get("line", 0)), fields["title"]


def _result(result: dict[str, Any]) -> Row:
    place = result["locations"][0]["physicalLocation"]
    line = place.get("region", {}).get("startLine", 0)
    return unquote(place["artifactLocation"]["uri"]), line, result["ruleId"]


def _issue(issue: dict[str, Any]) -> Row:
    return issue["location"]["path"], issue["location"]["lines"]["begin"], issue["check_name"]


def _record(record: dict[str, Any]) -> Row:
    return record["path"], record["line"] or 0, record["rule"]


def _case(case: ET.Element) -> Row:
    return case.attrib["file"], int(case.get("line", 0)), case.attrib["classname"]


READERS: dict[str, Callable[[str], list[Row]]] = {
    "text": lambda text: [(item.path, item.line, item.rule) for item in findings(text)],
    "json": lambda text: [_record(item) for item in json.loads(text)],
    "jsonl": lambda text: [_record(json.loads(line)) for line in text.splitlines()],
    "sarif": lambda text: [_result(item) for item in json.loads(text)["runs"][0]["results"]],
    "github": lambda text: [
        _annotation(line) for line in text.splitlines() if not line.startswith("::notice ")
    ],
    "gitlab": lambda text: [_issue(item) for item in json.loads(text)],
    "junit": lambda text: [
        _case(case)
        for case in ET.fromstring(text).iter("testcase")
        if case.find("failure") is not None
    ],
}
"""For each format, what reads its rows."""
