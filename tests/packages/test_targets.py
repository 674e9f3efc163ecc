"""What the targets have in common: folders without Python, and options that cannot break out."""

import json
from pathlib import Path
from typing import Any

import pytest

from codegen.cli import main

from .trees import MORE


def write_project(folder: Path, targets: dict[str, Any]) -> None:
    """A catalogue of one code."""
    manifest = {"name": "one", "title": "One", "version": "1.0.0", "modules": ["one"]}
    module = {
        "module": "one",
        "title": "One",
        "messages": {"ONE": {"level": "error", "summary": "One."}},
    }
    (folder / "catalogue" / "modules").mkdir(parents=True)
    for path, data in (
        ("catalogue.yaml", {**manifest, "targets": targets}),
        ("modules/one.yaml", module),
    ):
        (folder / "catalogue" / path).write_text(json.dumps(data, indent=1), encoding="utf-8")


BAD = [
    ("rust", "crate", 'a"\nevil = "x'),
    ("rust", "crate", "self"),
    ("rust", "crate", "../a"),
    ("rust", "crate", "a" * 65),
    ("rust", "exhaustive", "yes"),
    ("java", "group", "<x/>"),
    ("java", "group", "org.example\n"),
    ("java", "artifact", "${env.HOME}"),
    ("java", "artifact", "a</artifactId>"),
    ("java", "package", "org.class.codes"),
    ("java", "package", "org..codes"),
    ("java", "package", "../../etc"),
    ("java", "package", "org/example"),
    ("java", "package", "org.example; class X {}"),
    ("csharp", "package", "Example.class"),
    ("csharp", "package", "$(X)"),
    ("csharp", "package", "../Example"),
    ("csharp", "package", "A</PackageId>"),
    ("csharp", "package", "A" * 101),
]


@pytest.mark.parametrize(("target", "option", "value"), BAD)
def test_an_option_that_would_break_out_is_refused(
    target: str, option: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path, {target: {**MORE[target], option: value}})
    assert main(["generate", "--root", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "[bad-value]" in said or "[wrong-type]" in said
    assert option in said
    assert not (tmp_path / "generated").exists()


@pytest.mark.parametrize("target", MORE)
def test_a_target_is_added_without_python(target: str) -> None:
    folder = Path(__file__).resolve().parents[2] / "templates" / target
    assert {path.suffix for path in folder.iterdir()} == {".j2", ".yaml"}
    assert sum(path.suffix == ".yaml" for path in folder.iterdir()) == 1
