"""The npm packages under two compilers, Node.js and programs that use them."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from .conftest import NODE_TOOLS, Run, compiler, npm_name
from .trees import Tree

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
CONSUMERS = HERE / "consumers" / "ts"
COMPILERS = ("typescript", "typescript-5")
STRICT = (
    *("--strict", "--module", "nodenext", "--moduleResolution", "nodenext", "--target", "es2022"),
    *("--verbatimModuleSyntax", "--isolatedModules", "--erasableSyntaxOnly"),
    *("--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--noImplicitReturns"),
    *("--noUnusedLocals", "--noUnusedParameters", "--noPropertyAccessFromIndexSignature"),
)
CONSOLE = "declare const console: { log(...values: unknown[]): void };\n"


def constants(tree: Tree) -> dict[str, str]:
    """The constants of the source with their codes, aliases among them."""
    text = (tree.folder / "ts" / "src" / "codes.ts").read_text(encoding="utf-8")
    return dict(re.findall(r'^export const (\w+) = "(\w+)";$', text, re.MULTILINE))


@pytest.mark.parametrize("version", COMPILERS)
def test_package_compiles_under_strict_options(
    tree: Tree, run: Run, tmp_path: Path, version: str
) -> None:
    shutil.copytree(tree.folder / "ts", tmp_path / "package")
    run(
        *("node", compiler(version), "-p", ".", "--noEmit", "--isolatedDeclarations"),
        *STRICT,
        cwd=tmp_path / "package",
    )
    assert not (tmp_path / "package" / "dist").exists()


def test_package_behaves_and_has_all_names(tree: Tree, run: Run, built: Path) -> None:
    shutil.copy(CONSUMERS / "tell.mjs", built)
    said: dict[str, Any] = json.loads(run("node", "--no-warnings", "tell.mjs", cwd=built))
    assert said["facts"] == dict.fromkeys(said["facts"], True)
    assert said["names"] == constants(tree)
    assert sorted(set(said["names"].values())) == sorted(tree.codes)


def test_exports_point_at_files_that_the_build_makes(tree: Tree, built: Path) -> None:
    package = built / "node_modules" / "consumed"
    data = json.loads((package / "package.json").read_text(encoding="utf-8"))
    snapshot = tree.snapshot
    assert data["type"] == "module"
    assert data["description"] == snapshot["title"]
    for key, value in [
        ("license", snapshot.get("license")),
        ("author", snapshot.get("author")),
        ("homepage", snapshot.get("homepage")),
    ]:
        assert data.get(key) == value
    assert not {"dependencies", "peerDependencies"} & set(data)
    assert set(data["exports"]) == {".", "./details", "./package.json"}
    for entry in data["exports"].values():
        paths = list(entry.values()) if isinstance(entry, dict) else [entry]
        assert not isinstance(entry, dict) or next(iter(entry)) == "types"
        for path in paths:
            assert (package / path).is_file()
    for path in data["files"]:
        assert (package / path).is_dir()


def test_a_constant_brings_no_details(built: Path) -> None:
    text = (built / "node_modules" / "consumed" / "dist" / "codes.js").read_text(encoding="utf-8")
    assert not re.search(r"\b(import|require)\b.*details", text)


def test_declarations_have_the_tags_of_the_catalogue_and_no_others(
    tree: Tree, run: Run, built: Path
) -> None:
    said = json.loads(
        run(
            *("node", CONSUMERS / "tags.cjs", NODE_TOOLS / "typescript-5"),
            built / "node_modules" / "consumed" / "dist" / "codes.d.ts",
            cwd=built,
        )
    )
    named = constants(tree)
    notes = {code: tree.snapshot["messages"][code].get("deprecated") for code in tree.codes}
    for name, code in named.items():
        tags = said["tags"][name]
        expected = ["deprecated"] if notes[code] else []
        assert [tag for tag, _ in tags] == expected, name
        since = notes[code] and notes[code].get("since")
        assert not (expected and since) or f"Since {since}." in tags[0][1]
    assert said["others"] == []
    assert len(said["tags"]) == len(named) + 2  # and CODES and LEVELS


def first_names(named: dict[str, str]) -> set[str]:
    """The name of each code; its aliases follow it."""
    firsts: dict[str, str] = {}
    for name, code in named.items():
        firsts.setdefault(code, name)
    return set(firsts.values())


def check(run: Run, folder: Path, text: str, version: str, code: int = 0) -> str:
    """Compiles a file that uses the package."""
    (folder / "use.mts").write_text(text, encoding="utf-8")
    options = {"types": [], "lib": ["es2022"], "outDir": "out"}
    config = {"compilerOptions": options, "files": ["use.mts"]}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    return run("node", compiler(version), "-p", ".", *STRICT, cwd=folder, code=code)


@pytest.mark.parametrize("version", COMPILERS)
def test_a_switch_is_checked_to_be_exhaustive(
    tree: Tree, run: Run, built: Path, version: str
) -> None:
    names = sorted(first_names(constants(tree)))

    def program(names: list[str]) -> str:
        imports = ", ".join([*names, "type Code"])
        cases = "".join(
            f"    case {name}:\n      return {index};\n" for index, name in enumerate(names)
        )
        return (
            f'import {{ {imports} }} from "{npm_name(tree)}";\n'
            f"export function place(code: Code): number {{\n  switch (code) {{\n{cases}"
            "    default: {\n      const never: never = code;\n      return never;\n    }\n  }\n}\n"
        )

    check(run, built, program(names), version)
    said = check(run, built, program(names[1:]), version, code=2)
    assert "TS2322" in said
    wrong = f'import type {{ Code }} from "{npm_name(tree)}";\nexport const c: Code = "NO_SUCH";\n'
    assert "TS2322" in check(run, built, wrong, version, code=2)


def test_sample_of_the_readme_runs(tree: Tree, run: Run, built: Path) -> None:
    readme = (tree.folder / "ts" / "README.md").read_text(encoding="utf-8")
    sample = re.search(r"```ts\n(.*?)```", readme, re.DOTALL)
    assert sample
    check(run, built, CONSOLE + sample[1], "typescript")
    first, second = run("node", "out/use.mjs", cwd=built).split("\n", 1)
    assert first == f"true false {len(tree.codes)}"
    assert second.rstrip("\n").endswith(" undefined")
