"""The generated trees that the packages are tested with, and what their snapshot says."""

import json
import random
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from codegen.cli import main
from codegen.model.characters import FORBIDDEN

from .hostile import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
NAMES = ("shipped", "everything", "torture", "random")
COMPILED = ("go", "ts", "python", "rust", "java")
LANGUAGES = (*COMPILED, pytest.param("csharp", marks=pytest.mark.csharp))
"""All languages; the compiler of C# is fetched by `make test-csharp` alone."""

MORE = {
    "rust": {"crate": "message-codes"},
    "java": {"group": "org.example", "artifact": "codes", "package": "org.example.codes"},
    "csharp": {"package": "Example.Codes"},
}
"""The targets that the shipped manifest does not have, with options for them."""


@dataclass(frozen=True)
class Tree:
    """A folder generated/ and the project that it is made from.

    `more` is where the targets of MORE are rendered, which that folder may lack.
    """

    name: str
    folder: Path
    project: Path
    more: Path

    def package(self, language: str) -> Path:
        """The folder of a language's package."""
        return (self.more if language in MORE else self.folder) / language

    @cached_property
    def snapshot(self) -> dict[str, Any]:
        """The catalogue as generated/json tells it."""
        text = (self.folder / "json" / "catalogue.json").read_text(encoding="utf-8")
        snapshot: dict[str, Any] = json.loads(text)
        return snapshot

    @cached_property
    def codes(self) -> list[str]:
        """The codes that have constants, in the order of the catalogue."""
        messages = self.snapshot["messages"]
        return [
            code
            for module in self.snapshot["modules"]
            for code in module["codes"]
            if "removed" not in messages[code]
        ]

    @cached_property
    def messages(self) -> list[dict[str, Any]]:
        """What a package has to say of each code that has a constant, nothing left out."""
        return [{"code": code, **self.snapshot["messages"][code]} for code in self.codes]

    @cached_property
    def levels(self) -> list[str]:
        """The levels from least to most severe, as the snapshot's schema lists them."""
        text = (self.folder / "json" / "catalogue.schema.json").read_text(encoding="utf-8")
        levels: list[str] = json.loads(text)["$defs"]["message"]["properties"]["level"]["enum"]
        return levels

    @cached_property
    def contract(self) -> bytes:
        """What each package has to print of itself: the levels and the messages."""
        return canonical({"levels": self.levels, "messages": self.messages})

    @cached_property
    def python(self) -> str:
        """The name of the Python package."""
        return next((self.folder / "python" / "src").iterdir()).name


def canonical(value: Any) -> bytes:
    """JSON as RFC 8785 has it, without a newline at its end.

    It sorts keys by their UTF-16 code units; Python sorts by code points, which is the same for
    keys of ASCII and refused here for others. Numbers are none of a catalogue's values.
    """
    _check(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def _check(value: Any) -> None:
    """Refuses what the two ways to write JSON could write differently."""
    match value:
        case dict():
            assert all(key.isascii() for key in value)
            for item in value.values():
                _check(item)
        case list():
            for item in value:
                _check(item)
        case _:
            assert isinstance(value, str)


def tree_named(name: str, folder: Path) -> Tree:
    """The tree of a name of NAMES; `folder` is where what is not committed is rendered."""
    made = folder / "generated"
    if name == "shipped":
        shutil.copytree(ROOT / "catalogue", folder / "catalogue")
        shutil.copy(ROOT / "LICENSE", folder)
        manifest = folder / "catalogue" / "catalogue.yaml"
        rows = "".join(f"\n  {target}: {json.dumps(options)}" for target, options in MORE.items())
        text = manifest.read_text(encoding="utf-8").replace("\ntargets:", f"\ntargets:{rows}")
        manifest.write_text(text, encoding="utf-8")
        only = [word for target in MORE for word in ("--target", target)]
        assert main(["generate", "--root", str(folder), *only]) == 0
        return Tree(name, ROOT / "generated", ROOT, made)
    if name == "random":
        write_random_project(folder)
        assert main(["generate", "--root", str(folder)]) == 0
        return Tree(name, made, folder, made)
    return Tree(name, GOLDEN / name / "expected", GOLDEN / name, GOLDEN / name / "expected")


def write_large_project(folder: Path, size: int) -> None:
    """Writes a random catalogue that is hard on a compiler of Java.

    Names that are not the codes make the enum's initialiser longer; and a text of the longest that
    is allowed takes six bytes a character in a class file, where 65,535 are the most.
    """
    write_random_project(folder, size)
    manifest = folder / "catalogue" / "catalogue.yaml"
    old, new = '"org.example.codes"', '"org.example.codes", "prefixes": {"error": "E_"}'
    text = manifest.read_text(encoding="utf-8")
    assert text.count(old) == 1
    manifest.write_text(text.replace(old, new), encoding="utf-8")
    module = folder / "catalogue" / "modules" / "random.yaml"
    longest = {"level": "error", "summary": "Long.", "explanation": "\U0001f600" * 10_000}
    row = f'"messages": {{\n  "RANDOM_LONGEST": {json.dumps(longest, ensure_ascii=False)},'
    text = module.read_text(encoding="utf-8").replace('"messages": {', row)
    module.write_text(text, encoding="utf-8")


def write_random_project(folder: Path, size: int = 150) -> None:
    """Writes a catalogue whose texts are made of hostile tokens, the same in every run."""
    draw = random.Random(size)

    def text(most: int, separators: str) -> str:
        parts = draw.choices(HOSTILE, k=draw.randint(1, most))
        made = "x" + draw.choice(separators).join(parts)
        return made[draw.randint(0, 1) :] if made[1:].strip() else made

    def line() -> str:
        return re.sub(r"[\r\n]", " ", text(12, " _x"))[:300] + draw.choice(["", ".", "!"])

    messages: dict[str, Any] = {}
    for number in range(size):
        fields: dict[str, Any] = {"level": "error", "summary": line()}
        if draw.random() < 0.7:
            fields["explanation"] = text(25, " \n") + "."
        if draw.random() < 0.5:
            fields["remedy"] = text(25, " \n") + "."
        if draw.random() < 0.3:
            fields["deprecated"] = {"reason": line()}
            if draw.random() < 0.5:
                fields["deprecated"]["since"] = "1.0.0"
        messages[f"RANDOM_{number}"] = fields
    manifest = {
        "name": "random",
        "title": line(),
        "introduction": text(25, " \n") + ".",
        "version": "1.0.0",
        "author": line(),
        "allow_characters": sorted(
            {f"U+{ord(character):04X}" for character in FORBIDDEN.findall("".join(HOSTILE))}
        ),
        "modules": ["random"],
        "targets": {
            "go": {"module": "example.org/random", "package": "codes"},
            "ts": {"package": "random-codes"},
            "python": {"distribution": "random-codes", "package": "random_codes"},
            "docs": {},
            "json": {},
            **MORE,
        },
    }
    module = {"module": "random", "title": line(), "description": line(), "messages": messages}
    (folder / "catalogue" / "modules").mkdir(parents=True)
    _write_yaml(folder / "catalogue" / "catalogue.yaml", manifest)
    _write_yaml(folder / "catalogue" / "modules" / "random.yaml", module)


def _write_yaml(path: Path, data: dict[str, Any]) -> None:
    """Writes JSON that is YAML too, with every invisible character as an escape."""
    written = json.dumps(data, ensure_ascii=False, indent=1)
    escaped = FORBIDDEN.sub(lambda match: f"\\U{ord(match[0]):08x}", written)
    path.write_text(escaped, encoding="utf-8")
