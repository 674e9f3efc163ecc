"""What programs in each language read from their packages is the snapshot, byte for byte.

Each package is compiled, and a program of its language, with nothing else than the package and
the standard library, prints all that it can read as canonical JSON. The torture catalogue is held
against the list of traps that it has to have.
"""

import re
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from codegen.cli import main
from codegen.loading.loader import load
from codegen.model import Catalogue, Target, Workspace
from codegen.rendering.naming import Named, namer, names

from .conftest import Run, compiler, csharp_package, java_package, java_sources
from .trees import LANGUAGES, Tree, canonical, write_large_project

CONSUMERS = Path(__file__).parent / "consumers"
NAMED = ("go", "ts", "python")
"""Those whose traps in names the torture catalogue is held to have."""

Printed = Callable[[str, Path, Path], bytes]


@pytest.fixture(scope="session")
def printed(run: Run, go: Run, cargo: Run) -> Printed:
    """What the program of a language prints of a package, built in a new folder.

    The output is decoded on its way, which lets no difference through: canonical JSON has no line
    ends that could be translated, and must be UTF-8.
    """

    def in_go(package: Path, folder: Path) -> str:
        shutil.copytree(CONSUMERS / "go", folder)
        shutil.copytree(package, folder / "codes")
        return go("run", "./contract", cwd=folder)

    def ts(package: Path, folder: Path) -> str:
        copy = folder / "node_modules" / "consumed"
        shutil.copytree(package, copy)
        run("node", compiler("typescript"), cwd=copy)
        shutil.copy(CONSUMERS / "ts" / "contract.mjs", folder)
        return run("node", "contract.mjs", cwd=folder)

    def python(package: Path, folder: Path) -> str:
        name = next((package / "src").iterdir()).name
        program = CONSUMERS / "python" / "contract.py"
        bare = ("-S", "-s", "-P", "-B", "-X", "utf8", "-W", "error")
        folder.mkdir()
        env = {"PYTHONPATH": str(package / "src")}
        return run(sys.executable, *bare, program, name, cwd=folder, env=env)

    def rust(package: Path, folder: Path) -> str:
        shutil.copytree(CONSUMERS / "rust", folder)
        shutil.copytree(package, folder / "codes")
        name = tomllib.loads((package / "Cargo.toml").read_text(encoding="utf-8"))["package"][
            "name"
        ]
        manifest = folder / "Cargo.toml"
        manifest.write_text(manifest.read_text(encoding="utf-8").replace("PACKAGE", name))
        return cargo("run", "--quiet", cwd=folder)

    def java(package: Path, folder: Path) -> str:
        folder.mkdir()
        sources = java_sources(package)
        text = (CONSUMERS / "java" / "Contract.java").read_text(encoding="utf-8")
        (folder / "Contract.java").write_text(text.replace("PACKAGE", java_package(package)))
        flags = ("-encoding", "UTF-8", "--release", "17", "-d", "classes")
        run("javac", *flags, *sources, cwd=folder)
        run("javac", *flags, "-cp", "classes", "Contract.java", cwd=folder)
        return run("java", "-cp", "classes", "Contract", cwd=folder)

    def csharp(package: Path, folder: Path) -> str:
        folder.mkdir()
        name = csharp_package(package)
        text = (CONSUMERS / "csharp" / "Contract.cs").read_text(encoding="utf-8")
        (folder / "Contract.cs").write_text(text.replace("PACKAGE", name), encoding="utf-8")
        assert run("roslyn", f"{name}.dll", *sorted(package.glob("*.cs")), cwd=folder) == ""
        program = ("Contract.dll", "--reference", folder / f"{name}.dll", "--run", "Contract.cs")
        return run("roslyn", *program, cwd=folder)

    programs = {"go": in_go, "ts": ts, "python": python, "rust": rust, "java": java}
    programs["csharp"] = csharp
    return lambda language, package, folder: programs[language](package, folder).encode("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_what_the_snapshot_says(
    tree: Tree, printed: Printed, tmp_path: Path, language: str
) -> None:
    said = printed(language, tree.package(language), tmp_path / language)
    # which names the first messages that differ, where some do
    assert said.split(b"},{") == tree.contract.split(b"},{")
    assert said == tree.contract


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Three thousand codes and one with the longest text that is allowed."""
    folder = tmp_path_factory.mktemp("large")
    write_large_project(folder, 3000)
    only = [word for target in ("rust", "java", "json") for word in ("--target", target)]
    assert main(["generate", "--root", str(folder), *only]) == 0
    return Tree("large", folder / "generated", folder, folder / "generated")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["rust", "java"])
def test_three_thousand_codes_say_what_the_snapshot_says(
    large: Tree, printed: Printed, tmp_path: Path, language: str
) -> None:
    said = printed(language, large.package(language), tmp_path / language)
    assert said.split(b"},{") == large.contract.split(b"},{")


MUTATIONS = {
    "an invisible character": (r"one\u2028two\u2029three", r"one\u2029two\u2029three"),
    "a text that is gone": ('"*/ alert(1); /*"', '""'),
}


@pytest.mark.slow
@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_change_in_one_package_is_seen(
    trees: Callable[[str], Tree], printed: Printed, tmp_path: Path, language: str, mutation: str
) -> None:
    tree, (old, new) = trees("torture"), MUTATIONS[mutation]
    copy = tmp_path / "copy"
    shutil.copytree(tree.package(language), copy)
    pattern = {"java": "CodeTable.java", "csharp": "CodeTable.cs"}.get(language, "details.*")
    (details,) = copy.rglob(pattern)
    text = details.read_text(encoding="utf-8")
    if language == "rust":
        old, new = (re.sub(r"\\u(....)", r"\\u{\1}", part) for part in (old, new))
    assert old in text
    details.write_text(text.replace(old, new, 1), encoding="utf-8")
    said = printed(language, copy, tmp_path / "program")
    assert said != tree.contract
    assert abs(len(said) - len(tree.contract)) < 40


def test_canonical_json_is_that_of_the_rfc() -> None:
    """The strings of https://www.rfc-editor.org/rfc/rfc8785#section-3.2.2, and further ones."""
    text = '\u20ac$\x0f\nA\'B"\\\\"/'
    assert canonical({"string": text, "literals": []}) == (
        rb'{"literals":[],"string":"' + '€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'.encode()
    )
    plain = "</script>&\x7f\x85\u2028\u2029\U0001f600"
    assert canonical(plain) == f'"{plain}"'.encode()
    assert canonical("\b\t\n\f\r\x00\x1f") == rb'"\b\t\n\f\r\u0000\u001f"'


TRAPS = {
    "the end of a comment": r"\*/",
    "the end of a docstring": r'"""',
    "a backquote": "`",
    "an interpolation": r"\$\{x\}",
    "a template": r"\{\{ x \}\}",
    "a backslash": r"\\",
    "a double quote": '"',
    "a single quote": "'",
    "the end of a script": "</script>",
    "a bar": r"\|",
    "the start of a comment": "<!--",
    "a line separator": "\u2028",
    "a paragraph separator": "\u2029",
    "a next line": "\x85",
    "a bidi control": "[\u202a-\u202e\u2066-\u2069]",
    "a combining mark": "[\u0300-\u036f]",
    "a character beyond the BMP": "[\U00010000-\U0010ffff]",
    "a very long word": r"\S{100}",
    "a leading dash": r"\A- ",
    "a leading hash": r"\A#",
    "a leading tag": r"\A@[a-zA-Z]",
    "a blank at the end": r"[ \t]\Z",
    "a carriage return": "\r",
    "a tab": "\t",
}
# The schema refuses a carriage return in a line; and there is one author only, with one start.
NOWHERE = {("a carriage return", field) for field in ("summary", "reason", "title", "author")}
NOWHERE |= {
    (f"a {trap}", "author") for trap in ("leading dash", "leading hash", "blank at the end")
}


def texts(snapshot: dict[str, Any]) -> dict[str, list[str]]:
    """All texts of a snapshot, by the kind of their field."""
    messages = snapshot["messages"].values()
    found = {
        field: [message[field] for message in messages if field in message]
        for field in ("summary", "explanation", "remedy")
    }
    notes = ("deprecated", "removed")
    found["reason"] = [item[note]["reason"] for item in messages for note in notes if note in item]
    found["title"] = [item["title"] for item in (snapshot, *snapshot["modules"])]
    found["description"] = [item.get("description", "") for item in snapshot["modules"]]
    found["author"] = [snapshot["author"]]
    return found


@pytest.mark.parametrize("trap", TRAPS)
def test_torture_has_each_trap_in_each_field(trees: Callable[[str], Tree], trap: str) -> None:
    for field, values in texts(trees("torture").snapshot).items():
        found = any(re.search(TRAPS[trap], value) for value in values)
        assert found != ((trap, field) in NOWHERE), field


def test_torture_has_each_bidi_control(trees: Callable[[str], Tree]) -> None:
    summaries = "".join(texts(trees("torture").snapshot)["summary"])
    controls = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert set(controls) <= set(summaries)
    assert re.search("[\u0590-\u05ff]", summaries)  # and what runs from right to left by itself


def test_torture_has_each_level_and_each_kind_of_note(trees: Callable[[str], Tree]) -> None:
    tree = trees("torture")
    messages = tree.snapshot["messages"].values()
    assert {message["level"] for message in messages} == set(tree.levels)
    retries = {message.get("retry") for message in messages}
    assert retries == {None, "automatic", "never", "sometimes"}
    for kind in ("deprecated", "removed"):
        notes = [message[kind] for message in messages if kind in message]
        assert any(not note.get("replaced_by") for note in notes)
        assert any(note.get("since") and note.get("replaced_by") for note in notes)


@pytest.fixture(scope="module")
def named() -> dict[str, tuple[Target, dict[str, Named]]]:
    """The names of the torture catalogue in each language."""
    loaded = load(Workspace(Path(__file__).parents[1] / "golden" / "torture"))
    assert isinstance(loaded.catalogue, Catalogue)
    return {
        key: (target, names(loaded.catalogue, target, loaded.catalogue.targets[key]))
        for key, target in loaded.targets.items()
        if key in NAMED
    }


def _all_names(items: dict[str, Named]) -> Iterator[str]:
    for item in items.values():
        yield from (item.name, *item.aliases)


@pytest.mark.parametrize("language", NAMED)
def test_torture_has_keywords_of_one_language_in_the_others(
    named: dict[str, tuple[Target, dict[str, Named]]], language: str
) -> None:
    taken = {key: set(target.identifiers.reserved) for key, (target, _) in named.items()}
    own = taken.pop(language).difference(*taken.values())
    for other in taken:
        assert len(own & set(_all_names(named[other][1]))) >= 3, other


@pytest.mark.parametrize(("language", "code"), [("go", "LOOKUP"), ("go", "CODE"), ("ts", "CODES")])
def test_torture_has_codes_whose_derived_name_is_taken(
    named: dict[str, tuple[Target, dict[str, Named]]], language: str, code: str
) -> None:
    for key, (target, items) in named.items():
        derived = namer(target.identifiers)(code)
        assert (derived in target.identifiers.reserved) == (key == language)
        assert (items[code].name != derived) == (key == language)


def test_torture_has_initialisms_digits_and_long_codes(
    named: dict[str, tuple[Target, dict[str, Named]]],
) -> None:
    go = named["go"][1]
    assert {"HTTPURLID", "OAuth2APIV2", "X509TLS", "UTF8JSON"} <= set(_all_names(go))
    for pattern in ("[A-Z]+_[0-9]{3}", "[A-Z]+_[0-9]{3}_.*", "[A-Z][0-9]", "([A-Z][0-9]_)+C3"):
        assert any(re.fullmatch(pattern, code) for code in go), pattern
    assert max(map(len, go)) == 100
    assert all(any(item.aliases for item in items.values()) for _, items in named.values())
