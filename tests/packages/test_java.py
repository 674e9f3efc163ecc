"""The Java libraries under javac, javadoc, XML and programs that use them."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from codegen.model.characters import printed

from .conftest import Run, java_package, java_sources
from .trees import Tree

pytestmark = pytest.mark.slow

LINE_END = re.compile("[\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
POM = "{http://maven.apache.org/POM/4.0.0}"
STRICT = ("-Xlint:all", "-Werror", "-encoding", "UTF-8", "--release", "17")
CONSTANT = re.compile(
    r"\{@code (\w+)\}, logged at level \w+\.\n(?:   \*.*\n)*?   \*/\n(  @Deprecated\n)?"
    r'  (\w+)(?:\("(\w+)"\))?[,;]$',
    re.MULTILINE,
)
ALIAS = re.compile(r"^  public static final Code (\w+) = (\w+);$", re.MULTILINE)


@pytest.fixture
def classes(tree: Tree, run: Run, tmp_path: Path) -> Path:
    """The library as the compiler makes it, with every warning an error."""
    sources = java_sources(tree.package("java"))
    run("javac", *STRICT, "-d", tmp_path / "classes", *sources, cwd=tmp_path)
    return tmp_path / "classes"


def code_text(tree: Tree) -> str:
    (path,) = (path for path in java_sources(tree.package("java")) if path.name == "Code.java")
    return path.read_text(encoding="utf-8")


def constants(tree: Tree) -> dict[str, str]:
    """The code of each constant and alias under its name."""
    text = code_text(tree)
    named = {name: code for code, _, name, _ in CONSTANT.findall(text)}
    return named | {alias: named[name] for alias, name in ALIAS.findall(text)}


def test_the_sources_stand_where_their_package_says(tree: Tree) -> None:
    root = tree.package("java") / "src" / "main" / "java"
    package = java_package(tree.package("java"))
    for path in java_sources(tree.package("java")):
        text = path.read_text(encoding="utf-8")
        assert re.fullmatch(r"// Code generated .* DO NOT EDIT\.", text.partition("\n")[0])
        if path.name != "module-info.java":
            assert path.parent == root.joinpath(*package.split("."))
            assert f"\npackage {package};\n" in text


def test_each_code_has_a_constant_and_deprecated_ones_say_so(tree: Tree) -> None:
    found = CONSTANT.findall(code_text(tree))
    assert [code for code, _, _, _ in found] == tree.codes
    assert all((given or name) == code for code, _, name, given in found)
    messages = tree.snapshot["messages"]
    assert {code for code, mark, _, _ in found if mark} == {
        code for code in tree.codes if "deprecated" in messages[code]
    }


def test_javadoc_has_nothing_to_say(tree: Tree, run: Run, tmp_path: Path) -> None:
    flags = ("-quiet", "-Xdoclint:all", "-Werror", "-encoding", "UTF-8", "-d", "docs")
    run("javadoc", *flags, *java_sources(tree.package("java")), cwd=tmp_path)
    assert (tmp_path / "docs" / "index.html").is_file()


def test_the_pom_says_what_the_catalogue_says(tree: Tree) -> None:
    text = (tree.package("java") / "pom.xml").read_text(encoding="utf-8")
    assert "${" not in text  # which Maven would replace
    pom = ET.fromstring(text)
    for path, field in (
        ("name", "title"),
        ("description", "title"),
        ("licenses/license/name", "license"),
        ("developers/developer/name", "author"),
        ("scm/url", "repository"),
    ):
        element = pom.find("/".join(POM + part for part in path.split("/")))
        said = tree.snapshot.get(field)
        assert (element is None) == (said is None), path
        if element is not None and said is not None:
            shown = printed(LINE_END.sub(" ", said)).replace("${", "$ {")
            assert (element.text or "").split() == shown.split()


def test_the_compiler_tells_a_user_of_what_is_deprecated(
    tree: Tree, run: Run, classes: Path, tmp_path: Path
) -> None:
    package, names = java_package(tree.package("java")), constants(tree)
    rows = "".join(f"    {package}.Code.{name},\n" for name in names)
    source = f"final class User {{\n  static final {package}.Code[] USED = {{\n{rows}  }};\n}}\n"
    (tmp_path / "User.java").write_text(source, encoding="utf-8")
    flags = ("-Xlint:all", "-Xmaxwarns", "10000", "-Xstdout", "said.txt")
    run("javac", *flags, "-cp", classes, "-d", "user", "User.java", cwd=tmp_path)
    said = (tmp_path / "said.txt").read_text(encoding="utf-8")
    told = re.findall(r"warning: \[(\w+)\] (\w+) in Code has been deprecated", said)
    messages = tree.snapshot["messages"]
    wanted = [name for name, code in names.items() if "deprecated" in messages[code]]
    assert told == [("deprecation", name) for name in wanted]
    assert said.count("warning: ") == len(wanted)


def test_a_switch_over_all_codes_needs_no_default(
    tree: Tree, run: Run, classes: Path, tmp_path: Path
) -> None:
    package = java_package(tree.package("java"))
    arms = "".join(
        f"      case {name} -> 1;\n" for _, _, name, _ in CONSTANT.findall(code_text(tree))
    )
    source = (
        f'import {package}.Code;\n@SuppressWarnings("deprecation")\nfinal class User {{\n'
        f"  static int f(Code code) {{\n    return switch (code) {{\n{arms}    }};\n  }}\n}}\n"
    )
    (tmp_path / "User.java").write_text(source, encoding="utf-8")
    run("javac", *STRICT, "-cp", classes, "-d", "user", "User.java", cwd=tmp_path)


def test_the_example_of_the_readme_runs(
    tree: Tree, run: Run, classes: Path, tmp_path: Path
) -> None:
    readme = (tree.package("java") / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```java\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    head, _, body = example.partition("\n\n")
    source = f"{head}\nclass User {{ public static void main(String[] a) {{\n{body}}} }}\n"
    (tmp_path / "User.java").write_text(source, encoding="utf-8")
    run("javac", "-cp", classes, "-d", "user", "User.java", cwd=tmp_path)
    said = run("java", "-Dfile.encoding=UTF-8", "-cp", f"{classes}:user", "User", cwd=tmp_path)
    code = re.findall(r'parse\("(\w+)"\)\.orElse', body)[0]
    summary = tree.snapshot["messages"][code]["summary"]
    assert said == f"true\n{code}: {summary}\nfalse\n"


def test_the_module_can_be_read_by_another(
    tree: Tree, run: Run, classes: Path, tmp_path: Path
) -> None:
    package = java_package(tree.package("java"))
    said = run("java", "--module-path", classes, "--describe-module", package, cwd=tmp_path)
    assert f"exports {package}" in said
