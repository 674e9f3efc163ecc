"""The Rust crates under rustfmt, clippy, rustdoc, cargo package and programs that use them."""

import json
import re
import shutil
import tarfile
import tomllib
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run
from .trees import Tree

pytestmark = pytest.mark.slow

NOTICE = re.compile(r"(//|#|<!--) Code generated .* DO NOT EDIT\.( -->)?")
VARIANT = re.compile(
    r"^    /// The code `(\w+)`, logged at level \w+\.\n(?:    ///.*\n)*"
    r"(    #\[deprecated .*\n)?    (\w+),$",
    re.MULTILINE,
)
ALIAS = re.compile(
    r"^    /// Another name of \[`Code::(\w+)`\]\.\n(?:    #\[.*\n)?    pub const (\w+): Self",
    re.MULTILINE,
)
WARNED = re.compile(r"use of deprecated [a-z ]+ `\w+::Code::(\w+)`: ")


@pytest.fixture
def crate(tree: Tree, tmp_path: Path) -> Path:
    """A copy of the crate, in which cargo may leave what it makes."""
    copy = tmp_path / "crate"
    shutil.copytree(tree.package("rust"), copy)
    return copy


def manifest(crate: Path) -> dict[str, Any]:
    text = (crate / "Cargo.toml").read_text(encoding="utf-8")
    package: dict[str, Any] = tomllib.loads(text)["package"]
    return package


def constants(tree: Tree) -> dict[str, str]:
    """The code of each variant and alias under its name."""
    text = (tree.package("rust") / "src" / "code.rs").read_text(encoding="utf-8")
    variants = {name: code for code, _, name in VARIANT.findall(text)}
    return variants | {alias: variants[name] for name, alias in ALIAS.findall(text)}


def user(crate: Path, folder: Path, source: str) -> Path:
    """A crate that uses another one under the name consumed."""
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "lib.rs").write_text(source, encoding="utf-8")
    name = manifest(crate)["name"]
    (folder / "Cargo.toml").write_text(
        '[package]\nname = "user"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\n'
        f'consumed = {{ path = "{crate.as_posix()}", package = "{name}" }}\n',
        encoding="utf-8",
    )
    return folder


def test_sources_are_as_rustfmt_writes_them(tree: Tree, run: Run) -> None:
    source = tree.package("rust") / "src" / "lib.rs"
    assert run("rustfmt", "--check", "--edition", "2021", source, cwd=source.parent) == ""


def test_each_file_says_that_it_is_generated(tree: Tree) -> None:
    for path in sorted(tree.package("rust").rglob("*.*")):
        if path.is_file():
            assert NOTICE.fullmatch(path.read_text(encoding="utf-8").partition("\n")[0]), path


def test_the_manifest_says_what_the_catalogue_says(tree: Tree) -> None:
    package = manifest(tree.package("rust"))
    assert package["description"] == tree.snapshot["title"]
    for key, field in (("license", "license"), ("homepage", "homepage")):
        assert package.get(key) == tree.snapshot.get(field)
    assert package.get("authors") == (
        [tree.snapshot["author"]] if "author" in tree.snapshot else None
    )
    assert tomllib.loads((tree.package("rust") / "Cargo.toml").read_text())["dependencies"] == {}


def test_each_code_has_a_variant_and_deprecated_ones_say_so(tree: Tree) -> None:
    text = (tree.package("rust") / "src" / "code.rs").read_text(encoding="utf-8")
    found = VARIANT.findall(text)
    assert [code for code, _, _ in found] == tree.codes
    messages = tree.snapshot["messages"]
    assert {code for code, mark, _ in found if mark} == {
        code for code in tree.codes if "deprecated" in messages[code]
    }


def test_clippy_and_rustdoc_have_nothing_to_say(crate: Path, cargo: Run) -> None:
    flags = ("-D", "warnings", "-W", "clippy::pedantic")
    cargo("clippy", "--quiet", "--", *flags, cwd=crate)
    cargo("rustdoc", "--quiet", "--", "-D", "warnings", "-D", "rustdoc::all", cwd=crate)


def test_the_example_of_its_documentation_runs(crate: Path, cargo: Run) -> None:
    assert "1 passed; 0 failed" in cargo("test", "--doc", cwd=crate)


def test_the_example_of_the_readme_runs(tree: Tree, crate: Path, cargo: Run) -> None:
    readme = (crate / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```rust\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    body = "fn main() -> Result<(), Box<dyn std::error::Error>> {\n" + example + "Ok(())\n}\n"
    (crate / "examples").mkdir()
    (crate / "examples" / "readme.rs").write_text(body, encoding="utf-8")
    code = re.findall(r'= "(\w+)"\.parse', example)[0]
    said = cargo("run", "--quiet", "--example", "readme", cwd=crate)
    assert said == f"{code}: {tree.snapshot['messages'][code]['summary']}\n"


def test_cargo_packages_it(tree: Tree, crate: Path, cargo: Run) -> None:
    cargo("package", "--quiet", "--allow-dirty", cwd=crate)
    (package,) = (crate / "target" / "package").glob("*.crate")
    with tarfile.open(package) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    own = {
        path.relative_to(tree.package("rust")).as_posix()
        for path in tree.package("rust").rglob("*")
        if path.is_file()
    }
    assert own <= held
    assert held - own <= {"Cargo.toml.orig", "Cargo.lock", ".cargo_vcs_info.json"}


def test_the_compiler_tells_a_user_of_what_is_deprecated(
    tree: Tree, crate: Path, cargo: Run, tmp_path: Path
) -> None:
    names = constants(tree)
    rows = "".join(f"    consumed::Code::{name},\n" for name in names)
    source = f"pub const USED: &[consumed::Code] = &[\n{rows}];\n"
    folder = user(crate, tmp_path / "user", source)
    said = cargo("check", "--quiet", "--message-format", "json", cwd=folder)
    lines = [json.loads(line) for line in said.splitlines()]
    told = [line["message"]["message"] for line in lines if line["reason"] == "compiler-message"]
    found = [WARNED.match(text) for text in told if "warnings emitted" not in text]
    messages = tree.snapshot["messages"]
    wanted = [name for name, code in names.items() if "deprecated" in messages[code]]
    assert [match and match[1] for match in found if match] == wanted
    assert all(found), told


def test_a_match_needs_a_wildcard_unless_the_manifest_says_otherwise(
    tree: Tree, crate: Path, cargo: Run, tmp_path: Path
) -> None:
    arms = "".join(f"        consumed::Code::{name} => 1,\n" for name in constants(tree))
    source = (
        "#![allow(deprecated, unreachable_patterns)]\n"
        f"pub fn f(code: consumed::Code) -> u8 {{\n    match code {{\n{arms}    }}\n}}\n"
    )
    folder = user(crate, tmp_path / "user", source)
    exhaustive = tree.name == "everything"  # whose manifest has the option
    cargo("check", "--quiet", cwd=folder, code=0 if exhaustive else 101)
