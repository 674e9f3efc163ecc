"""The Go packages under gofmt, the compiler, vet and a program that uses them."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run
from .trees import Tree

pytestmark = pytest.mark.slow

CONSUMER = Path(__file__).parent / "consumers" / "go"
NOTICE = re.compile(r"// Code generated .* DO NOT EDIT\.")
IMPORT = 'import codes "consumed.test/codes"\n'


@pytest.fixture
def consumer(tree: Tree, tmp_path: Path) -> Path:
    """A module that uses the package, which stands in its folder `codes`."""
    shutil.copytree(CONSUMER, tmp_path / "consumer")
    shutil.copytree(tree.folder / "go", tmp_path / "consumer" / "codes")
    return tmp_path / "consumer"


def sources(tree: Tree) -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted((tree.folder / "go").glob("*.go"))
    }


def constants(tree: Tree) -> tuple[dict[str, str], dict[str, str]]:
    """The names of constants with their codes, and the aliases with their names."""
    text = "\n".join(text for name, text in sources(tree).items() if name.endswith("_codes.go"))
    named = dict(re.findall(r'^\t(\w+)(?: Code)? = "(\w+)"$', text, re.MULTILINE))
    return named, dict(re.findall(r"^\t(\w+) = (\w+)$", text, re.MULTILINE))


def names_source(tree: Tree) -> str:
    """A file that refers to each constant and alias by its name."""
    named, aliases = constants(tree)
    rows = "".join(f'\t"{name}": string(codes.{name}),\n' for name in [*named, *aliases])
    return f"package main\n\n{IMPORT}\nvar constants = map[string]string{{\n{rows}}}\n"


def readme_source(tree: Tree) -> str:
    """A file that does what the README says of errors."""
    readme = (tree.folder / "go" / "README.md").read_text(encoding="utf-8")
    package = re.search(r"^package (\w+)$", sources(tree)["code.go"], re.MULTILINE)
    spans = re.findall(r"`([^`]*)`", readme)
    made = next(span for span in spans if span.startswith("fmt.Errorf("))
    asked = next(span for span in spans if span.startswith("errors.Is("))
    declared = next((span for span in spans if ":=" in span), "")
    assert package
    imports = f'import (\n\t"errors"\n\t"fmt"\n\n\t{package[1]} "consumed.test/codes"\n)\n'
    return (
        f"package main\n\n{imports}"
        f'\nfunc readme() bool {{\n\treason := "x"\n\t{declared}\n\terr := {made}\n'
        f"\treturn {asked}\n}}\n"
    )


def test_sources_are_as_gofmt_writes_them(tree: Tree, run: Run) -> None:
    assert run("gofmt", "-l", ".", cwd=tree.folder / "go") == ""


def test_each_file_says_that_it_is_generated(tree: Tree) -> None:
    for name, text in sources(tree).items():
        head = re.split(r"^package ", text, maxsplit=1, flags=re.MULTILINE)[0].split("\n")
        assert any(NOTICE.fullmatch(line) for line in head), name
        assert head[1] == "", f"{name}: the notice would be read as the package's comment"
        assert text.split("\n") == [*text.splitlines(), ""]


def test_each_constant_has_a_comment_that_starts_with_its_name(tree: Tree) -> None:
    named, aliases = constants(tree)
    text = "".join(sources(tree).values())
    for name in [*named, *aliases]:
        paragraph = re.search(
            rf"^(?:\t// {name} is .*\n)((?:\t//.*\n)*)\t{name} (?:Code )?=", text, re.MULTILINE
        )
        assert paragraph, name
        code = named.get(aliases.get(name, name), "")
        note = tree.snapshot["messages"].get(code, {}).get("deprecated")
        assert paragraph[1].count("\t// Deprecated: ") == bool(note), name
        assert not note or "\t//\n\t// Deprecated: " in paragraph[1]


def test_package_passes_vet(tree: Tree, consumer: Path, go: Run) -> None:
    go("vet", "./...", cwd=consumer / "codes")
    go("build", "./...", cwd=consumer / "codes")
    go("test", "./...", cwd=consumer / "codes")
    module = (consumer / "codes" / "go.mod").read_text(encoding="utf-8")
    assert module == (tree.folder / "go" / "go.mod").read_text(encoding="utf-8")
    assert not (consumer / "codes" / "go.sum").exists()


def test_package_behaves_and_has_all_names(tree: Tree, consumer: Path, go: Run) -> None:
    (consumer / "names.go").write_text(names_source(tree), encoding="utf-8")
    (consumer / "readme.go").write_text(readme_source(tree), encoding="utf-8")
    said: dict[str, Any] = json.loads(go("run", ".", cwd=consumer))
    assert said["facts"] == dict.fromkeys(said["facts"], True)
    assert said["details"] == tree.messages
    named, aliases = constants(tree)
    assert said["names"] == named | {alias: named[name] for alias, name in aliases.items()}
    assert sorted(named.values()) == sorted(tree.codes)
    first = tree.messages[0]
    logged = json.loads(said["log"])
    assert logged["code"] == first["code"]
    assert logged["details"] == {key: first[key] for key in ("code", "module", "level", "summary")}


def test_the_oldest_go_that_is_promised_compiles_it(tree: Tree, consumer: Path, go: Run) -> None:
    """Without the file for log/slog, as before Go 1.21, the package is complete."""
    assert "//go:build go1.21" in sources(tree)["slog.go"]
    assert re.search(r"^go 1\.18$", (consumer / "codes" / "go.mod").read_text(), re.MULTILINE)
    (consumer / "codes" / "slog.go").unlink()
    go("vet", "./...", cwd=consumer / "codes")  # in the language of go.mod


def test_a_constant_costs_a_binary_no_details(tree: Tree, consumer: Path, go: Run) -> None:
    name, code = next(iter(constants(tree)[0].items()))
    texts = [message["summary"] for message in tree.messages if message["summary"].isascii()]
    summary = max(texts, key=len).encode()
    assert len(summary) > 30
    programs = {
        "one": f'fmt.Println(fmt.Errorf("%w: it failed", codes.Code(codes.{name})))',
        "lookup": f"fmt.Println(codes.Lookup(codes.{name}))",
    }
    for program, statement in programs.items():
        folder = consumer / program
        folder.mkdir()
        text = f'package main\n\nimport "fmt"\n\n{IMPORT}\nfunc main() {{\n\t{statement}\n}}\n'
        (folder / "main.go").write_text(text, encoding="utf-8")
        go("build", "-o", folder / "binary", f"./{program}", cwd=consumer)
        binary = (folder / "binary").read_bytes()
        assert code.encode() in binary
        assert (summary in binary) == (program == "lookup")
