"""The schemas are what editors complete from, and what strangers' files are held against."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from codegen.comparing.judgement import JUDGEMENTS
from codegen.linting.rules import LINT_RULES
from codegen.model import LintSettings

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = sorted((ROOT / "schema").glob("*.schema.json"))
TARGETS = sorted(path.parent.name for path in (ROOT / "templates").glob("*/target.yaml"))


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _nodes(node: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping of a schema with its place."""
    if isinstance(node, dict):
        yield place, node
        for key, value in node.items():
            yield from _nodes(value, f"{place}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _nodes(value, f"{place}/{index}")


def _patterns() -> Iterator[tuple[str, str]]:
    for path in SCHEMAS:
        for place, node in _nodes(_load(path)):
            if isinstance(node.get("pattern"), str):
                yield f"{path.name}{place}", node["pattern"]
    for target in TARGETS:
        data = _target(target)
        for name, option in data.get("options", {}).items():
            if "pattern" in option:
                yield f"templates/{target}/target.yaml/{name}", option["pattern"]


def _target(name: str) -> Any:
    text = (ROOT / "templates" / name / "target.yaml").read_text(encoding="utf-8")
    return YAML(typ="safe", pure=True).load(text)


def test_there_is_one_schema_a_kind_of_file() -> None:
    names = [path.name.removesuffix(".schema.json") for path in SCHEMAS]
    assert names == ["baseline", "catalogue", "ledger", "module", "target"]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_a_schema_is_a_schema_with_a_version(path: Path) -> None:
    schema = _load(path)
    Draft202012Validator.check_schema(schema)
    assert re.fullmatch(r"urn:message-codegen:schema:[a-z]+:[0-9]+", schema["$id"])


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_every_property_is_described(path: Path) -> None:
    schema = _load(path)
    silent = [
        f"{place}/properties/{name}"
        for place, node in _nodes(schema)
        if isinstance(node.get("properties"), dict) and not place.endswith(("/properties", "/if"))
        for name, value in node["properties"].items()
        if "const" not in value and len(value.get("description", "")) < 10
    ]
    assert silent == []


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_every_closed_mapping_refuses_what_it_does_not_know(path: Path) -> None:
    schema = _load(path)
    open_ones = [
        place
        for place, node in _nodes(schema)
        if "properties" in node
        and isinstance(node["properties"], dict)
        and not place.endswith("properties")
        and node.get("additionalProperties") is None
        and "allOf" not in node  # closed by what it refers to
        and not place.endswith(("/if", "/then"))  # parts of a mapping that is closed
    ]
    # The options of targets belong to target.yaml, which refuses what it does not know.
    assert [place for place in open_ones if "target" not in place] == []


@pytest.mark.parametrize(("place", "pattern"), sorted(set(_patterns())))
def test_patterns_match_to_the_very_end_and_in_ascii(place: str, pattern: str) -> None:
    if pattern == r"[^ \t\n\r]":
        return  # asks for a visible character anywhere, and for nothing else
    python = re.compile(pattern)
    rust = jsonschema_rs.Draft202012Validator({"type": "string", "pattern": pattern})
    samples = ["a", "abc", "A", "ABC_D", "1.10", "https://a.b/c", "U+200D", "name.j2", "%04x"]
    samples += ["a/b", "@a/b", "A text.", "surrogates", "modules", "codes.md", "func", "a-b"]
    samples += ["1.0.0-rc.1", "2027-01-31", "0123456789ab", "CHANGELOG.md"]
    matched = [text for text in samples if python.search(text)]
    assert matched, "no sample fits: add one"
    for text in matched:
        assert rust.is_valid(text)
        for bad in (text + "\n", text + "\r\n", text + "\n" + text, "\n" + text):
            assert not python.search(bad), bad
            assert not rust.is_valid(bad), bad
        if not place.endswith("line") and "[^" not in pattern:
            for bad in (text + "\u0663", text + "\uff21", text + "\u00a0"):
                assert not python.search(bad), bad
                assert not rust.is_valid(bad), bad


@pytest.mark.parametrize("target", TARGETS)
def test_editors_know_the_options_of_the_shipped_targets(target: str) -> None:
    manifest = _load(ROOT / "schema" / "catalogue.schema.json")
    known = manifest["properties"]["targets"]["properties"][target].get("properties", {})
    options = _target(target).get("options", {})
    kept = ("description", "type", "enum", "pattern", "default")
    assert known == {
        name: {key: option[key] for key in option if key in kept}
        for name, option in options.items()
    }


def test_shared_definitions_say_the_same_in_both_schemas() -> None:
    manifest = _load(ROOT / "schema" / "catalogue.schema.json")["$defs"]
    module = _load(ROOT / "schema" / "module.schema.json")["$defs"]
    for name in ("line", "markdown", "link", "code"):
        assert manifest[name] == module[name]
    ledger = _load(ROOT / "schema" / "ledger.schema.json")["$defs"]
    assert ledger["package_version"] == manifest["package_version"]
    assert (ledger["code"], ledger["version"]) == (module["code"], module["version"])


def test_editors_know_the_breaks_that_can_be_allowed() -> None:
    allow = _load(ROOT / "schema" / "catalogue.schema.json")["properties"]["breaking"]
    item = allow["properties"]["allow"]["items"]
    known = item["properties"]["rule"]["enum"]
    rules = [row.rule for row in JUDGEMENTS.values() if row.rule and not row.daily]
    assert set(known) == set(rules)
    for condition in item["allOf"]:
        assert set(condition["if"]["properties"]["rule"]["enum"]) <= set(known)


def test_editors_know_the_rules_of_lint() -> None:
    lint = _load(ROOT / "schema" / "catalogue.schema.json")["properties"]["lint"]["properties"]
    known = lint["rules"]["properties"]
    assert {id: known[id]["description"] for id in known} == {
        id: row.rule.summary for id, row in LINT_RULES.items()
    }
    assert list(known) == sorted(known)


def test_the_defaults_of_lint_are_told() -> None:
    lint = _load(ROOT / "schema" / "catalogue.schema.json")["properties"]["lint"]["properties"]
    default = LintSettings()
    for group, key, value in (
        ("summary", "max_length", default.summary_length),
        ("code", "max_length", default.code_length),
        ("code", "max_words", default.code_words),
    ):
        assert f"{value} where left out" in lint[group]["properties"][key]["description"]


def test_modelines_lead_to_schemas() -> None:
    files = [*ROOT.glob("catalogue/**/*.yaml"), *ROOT.glob("templates/*/target.yaml")]
    assert len(files) >= 16
    for path in files:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert match, path
        assert (path.parent / match[1]).resolve() in SCHEMAS
