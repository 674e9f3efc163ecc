"""The snapshot is valid, sorted, deterministic and says what the catalogue says."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from codegen.cli import main
from codegen.loading.loader import load
from codegen.model import Deprecation, Message, Removal, Workspace

from .trees import ROOT, Tree

SEED_CODES = (Path(__file__).parent / "seed_codes.txt").read_text(encoding="ascii").split()


def test_snapshot_is_valid_by_its_own_schema(tree: Tree) -> None:
    schema = json.loads((tree.folder / "json" / "catalogue.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(tree.snapshot)


def test_schema_of_the_snapshot_is_strict(tree: Tree) -> None:
    schema = json.loads((tree.folder / "json" / "catalogue.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    code = tree.codes[0]
    for path, value in [
        ((code, "extra"), "x"),
        ((code, "level"), "loud"),
        ((code, "summary"), None),
        ((code, "deprecated"), {"since": "1.0.0"}),
        (("not a code",), tree.snapshot["messages"][code]),
    ]:
        broken = json.loads(json.dumps(tree.snapshot))
        place = broken["messages"]
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        assert not validator.is_valid(broken)


def test_snapshot_is_sorted(tree: Tree) -> None:
    codes = list(tree.snapshot["messages"])
    assert codes == sorted(codes)
    listed = [code for module in tree.snapshot["modules"] for code in module["codes"]]
    assert sorted(listed) == codes


def test_snapshot_is_ascii_indented_by_two(tree: Tree) -> None:
    text = (tree.folder / "json" / "catalogue.json").read_text(encoding="ascii")
    rewritten = json.dumps(tree.snapshot, indent=2) + "\n"
    assert text.replace("\\u003c", "<") == rewritten
    assert "<" not in text


def told(note: Deprecation | Removal | None) -> dict[str, str] | None:
    if note is None:
        return None
    fields = {"reason": note.reason, "since": note.since, "replaced_by": note.replaced_by}
    return {key: value for key, value in fields.items() if value}


def test_snapshot_says_what_the_catalogue_says(tree: Tree) -> None:
    catalogue = load(Workspace(tree.project)).catalogue
    assert catalogue is not None
    assert [module["module"] for module in tree.snapshot["modules"]] == [
        module.name for module in catalogue.modules
    ]
    texts = ("title", "introduction", "license", "author", "homepage", "repository", "docs_url")
    for name in texts:
        assert tree.snapshot.get(name, "") == getattr(catalogue, name)
    assert tree.snapshot["version"] == catalogue.targets["json"].version
    for data, module in zip(tree.snapshot["modules"], catalogue.modules, strict=True):
        assert data["title"] == module.title
        assert data.get("description", "") == module.description
        assert data["codes"] == [message.code for message in module.messages]
        for message in module.messages:
            assert tree.snapshot["messages"][message.code] == fields_of(message)


def fields_of(message: Message) -> dict[str, Any]:
    names = ("module", "level", "summary", "explanation", "remedy", "retry", "since")
    fields: dict[str, Any] = {name: getattr(message, name) for name in names}
    fields["deprecated"], fields["removed"] = told(message.deprecated), told(message.removed)
    fields["see"] = list(message.see)
    return {key: value for key, value in fields.items() if value}


def test_seed_has_88_codes() -> None:
    assert len(SEED_CODES) == len(set(SEED_CODES)) == 88


@pytest.mark.parametrize("target", ["go", "ts", "python", "docs", "json"])
def test_every_code_of_the_seed_is_in_each_shipped_package(target: str) -> None:
    files = [path for path in (ROOT / "generated" / target).rglob("*") if path.is_file()]
    kinds = {".go", ".ts", ".py", ".md", ".json"}
    text = "\n".join(path.read_text("utf-8") for path in files if path.suffix in kinds)
    words = set(re.findall(r"[A-Z][A-Z0-9_]*", text))
    assert sorted(set(SEED_CODES) - words) == []


def test_shipped_packages_are_what_the_catalogue_renders_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["check", "--diff", "--root", str(ROOT)])
    said = capsys.readouterr()
    assert code == 0, said.out + said.err
