"""Any valid catalogue: what is generated from it says the same when it is imported again."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.loading.loader import load
from codegen.model import Catalogue, Workspace
from codegen.model.characters import FORBIDDEN
from tests.importing.test_round_trip import SOURCES
from tests.writing.small_project import Project

MANIFEST = """\
name: any
title: Any
version: "1.0.0"
modules: [any]
targets:
  go: {module: example.org/any, package: any}
  ts: {package: any}
  python: {distribution: any, package: any_codes}
  docs: {}
  json: {}
"""

_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Cf"]).filter(
    lambda character: not FORBIDDEN.match(character)
)
_LINES = st.text(_CHARACTERS, min_size=1, max_size=60).map(str.strip).filter(bool)
_MARKS = st.sampled_from(["`a`", "*b*", "- c", "1. d", "*/", '"""', "\\", "|", "<x>", "&amp;", "#"])
_TEXTS = st.lists(st.one_of(_LINES, _MARKS), min_size=1, max_size=4).map(" ".join)
_FIELDS = st.fixed_dictionaries(
    {"level": st.sampled_from(["debug", "info", "error"]), "summary": _TEXTS},
    optional={
        "explanation": st.lists(_TEXTS, min_size=1, max_size=3).map("\n\n".join),
        "retry": st.sampled_from(["never", "automatic"]),
        "since": st.just("1.2"),
        "deprecated": st.fixed_dictionaries({"reason": _TEXTS}),
    },
)
_MESSAGES = st.dictionaries(
    st.lists(st.sampled_from("FAILED IO READ X2 LOST".split()), min_size=1, max_size=3).map(
        lambda words: "_".join(["ANY", *words])
    ),
    _FIELDS,
    min_size=1,
    max_size=4,
)


def written(root: Path, messages: dict[str, dict[str, object]]) -> Project:
    """A project with these messages, each written in JSON, which is YAML as well."""

    (root / "catalogue/modules").mkdir(parents=True)
    (root / "catalogue/catalogue.yaml").write_text(MANIFEST, "utf-8")
    lines = [f"  {code}: {json.dumps(item, ensure_ascii=False)}" for code, item in messages.items()]
    text = "\n".join(["module: any", "title: Any", "messages:", *lines])
    text += "\n" if lines else " {}\n"
    (root / "catalogue/modules/any.yaml").write_text(text, "utf-8")
    return Project(root)


def loaded(project: Project) -> Catalogue:
    result = load(Workspace(project.root))
    assert result.diagnostics == []
    return result.catalogue


@pytest.mark.parametrize("target", ["go", "ts", "python", "json"])
@settings(max_examples=25, deadline=None)
@given(messages=_MESSAGES)
def test_codes_and_texts_come_back(target: str, messages: dict[str, dict[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        original = written(Path(folder) / "original", messages)
        catalogue = loaded(original)
        original.generate("--target", target)
        again = written(Path(folder) / "again", {})
        kind, pattern = SOURCES[target]
        paths = [str(path) for path in original.generated.glob(pattern)]

        outcome = again.run("import", kind, *paths)

        assert outcome.code == 0, outcome.err
        assert loaded(again).messages == catalogue.messages


@settings(max_examples=60, deadline=None)
@given(messages=_MESSAGES)
def test_the_page_comes_back(messages: dict[str, dict[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        original = written(Path(folder) / "original", messages)
        loaded(original)
        original.generate("--target", "docs")
        again = written(Path(folder) / "again", {})
        page = original.generated / "docs/message-codes.md"

        outcome = again.run("import", "markdown", str(page))
        again.generate("--target", "docs")

        assert outcome.code == 0, outcome.err
        assert (again.generated / "docs/message-codes.md").read_text("utf-8") == page.read_text(
            "utf-8"
        )
