"""What the targets have in common: large catalogues, and options that cannot break out."""

import json
from pathlib import Path
from typing import Any

import pytest

from codegen.cli import main

from .conftest import Printed
from .trees import LANGUAGES, MORE, Tree

OPTIONS: dict[str, dict[str, Any]] = {
    "go": {"module": "example.org/large", "package": "large"},
    "ts": {"package": "large"},
    "python": {"distribution": "large", "package": "large"},
    **MORE,
    "json": {},
}


def write_project(folder: Path, size: int, targets: dict[str, Any]) -> None:
    """A catalogue of so many codes in one module; every second one has all fields."""
    messages = {}
    for number in range(size):
        message: dict[str, Any] = {"level": "error", "summary": f"The message of number {number}."}
        if number % 2:
            message |= {
                "explanation": f"What number {number} means.\n\n- It has a list.\n",
                "remedy": f"What to do about number {number}.",
                "retry": "never",
                "since": "1.0.0",
                "see": [f"https://example.org/{number}", "https://example.org/more"],
            }
        messages[f"LARGE_CODE_NUMBER_{number}"] = message
    manifest = {
        "name": "large",
        "title": "Large",
        "version": "1.0.0",
        "modules": ["large"],
        "targets": targets,
    }
    module = {"module": "large", "title": "Large", "messages": messages}
    (folder / "catalogue" / "modules").mkdir(parents=True)
    for path, data in (("catalogue.yaml", manifest), ("modules/large.yaml", module)):
        (folder / "catalogue" / path).write_text(json.dumps(data, indent=1), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_three_thousand_codes_compile_and_say_what_the_snapshot_says(
    tmp_path: Path, printed: Printed, language: str
) -> None:
    write_project(tmp_path, 3000, {language: OPTIONS[language], "json": {}})
    assert main(["generate", "--root", str(tmp_path)]) == 0
    made = tmp_path / "generated"
    tree = Tree("large", made, tmp_path, made)
    said = printed(language, tree.package(language), tmp_path / "program")
    assert said == tree.contract


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
    write_project(tmp_path, 1, {target: {**MORE[target], option: value}})
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
