"""Deprecation as users meet it, and the silence of the generated code itself."""

import json
import os
import re
import shutil
import sys
from functools import partial
from pathlib import Path

import pytest

from .conftest import NODE_TOOLS, Run, npm_name
from .test_go import constants as go_constants
from .test_ts import constants
from .trees import Tree

CONSUMERS = Path(__file__).parent / "consumers"
SA1019 = r"^user\.go:\d+:\d+: consumed\.test/codes\.(\w+) is deprecated: .* \(SA1019\)$"

pytestmark = pytest.mark.slow


def deprecated(tree: Tree) -> set[str]:
    """The codes of a tree that are deprecated."""
    messages = tree.snapshot["messages"]
    return {code for code in tree.codes if "deprecated" in messages[code]}


@pytest.fixture(autouse=True)
def there_is_something_to_see(tree: Tree) -> None:
    if tree.name == "shipped":
        assert deprecated(tree)


# Go


@pytest.fixture
def staticcheck(run: Run, go_env: dict[str, str], shared: Path) -> Run:
    env = {**go_env, "STATICCHECK_CACHE": str(shared / "staticcheck")}
    return partial(run, "staticcheck", env=env)


def test_staticcheck_tells_a_user_in_go(tree: Tree, staticcheck: Run, tmp_path: Path) -> None:
    shutil.copytree(tree.folder / "go", tmp_path / "codes")
    named, aliases = go_constants(tree)
    codes = named | {alias: named[name] for alias, name in aliases.items()}
    lines = [f"var _ = string(codes.{name})" for name in codes]
    text = 'package user\n\nimport codes "consumed.test/codes"\n\n' + "\n".join(lines) + "\n"
    (tmp_path / "codes" / "go.mod").write_text("module consumed.test/codes\n\ngo 1.21\n")
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / "user.go").write_text(text)
    (tmp_path / "user" / "go.mod").write_text(
        "module user.test\n\ngo 1.21\n\nrequire consumed.test/codes v0.0.0\n\n"
        "replace consumed.test/codes => ../codes\n"
    )
    wanted = {name for name, code in codes.items() if code in deprecated(tree)}
    said = staticcheck(
        *("-checks", "SA1019", "./..."), cwd=tmp_path / "user", code=1 if wanted else 0
    )
    told = re.findall(SA1019, said, re.MULTILINE)
    assert len(told) == len(set(told))
    assert set(told) == wanted


def test_staticcheck_has_nothing_to_say_of_the_package(
    tree: Tree, staticcheck: Run, tmp_path: Path
) -> None:
    shutil.copytree(tree.folder / "go", tmp_path / "codes")
    # All checks but one: a name that the catalogue itself gives may be spelt as it likes.
    staticcheck("-checks", "all,-ST1003", "./...", cwd=tmp_path / "codes")


# TypeScript


def test_an_editor_strikes_it_through_in_typescript(tree: Tree, run: Run, built: Path) -> None:
    named = constants(tree)
    names = ", ".join(named)
    uses = "".join(f"export const use_{name}: string = {name};\n" for name in named)
    (built / "user.ts").write_text(f'import {{ {names} }} from "{npm_name(tree)}";\n{uses}')
    said = json.loads(
        run(
            *("node", CONSUMERS / "ts" / "warnings.cjs"),
            *(NODE_TOOLS / "typescript-5", built, "user.ts"),
            cwd=built,
        )
    )
    wanted = sorted(name for name, code in named.items() if code in deprecated(tree))
    assert said["others"] == []
    # Each is struck through where it is imported and where it is used.
    assert sorted(said["struck"]["user.ts"]) == sorted(wanted * 2)


def test_an_editor_has_nothing_to_say_of_the_package(tree: Tree, run: Run, built: Path) -> None:
    package = built / "node_modules" / "consumed"
    files = ("src/codes.ts", "src/details.ts", "dist/codes.d.ts", "dist/details.d.ts")
    said = json.loads(
        run(
            *("node", CONSUMERS / "ts" / "warnings.cjs"),
            *(NODE_TOOLS / "typescript-5", package, *files),
            cwd=built,
        )
    )
    assert said == {"struck": {file: [] for file in files}, "others": []}


# Python


def test_details_say_it_in_python(tree: Tree, run: Run) -> None:
    program = (
        f"import json\nfrom {tree.python} import Code\n"
        "print(json.dumps({code: code.details.deprecated._asdict() for code in Code"
        " if code.details.deprecated}))"
    )
    env = {"PYTHONPATH": str(tree.folder / "python" / "src")}
    said = json.loads(run(sys.executable, "-W", "error", "-c", program, cwd=tree.folder, env=env))
    messages = tree.snapshot["messages"]
    assert said == {
        code: {"since": "", "replaced_by": "", **messages[code]["deprecated"]}
        for code in deprecated(tree)
    }


def test_pyright_has_nothing_to_say_of_the_package_or_its_user(
    tree: Tree, run: Run, tmp_path: Path
) -> None:
    shutil.copytree(tree.folder / "python" / "src", tmp_path, dirs_exist_ok=True)
    user = f"from {tree.python} import Code\n\nTEXTS: list[str] = [code for code in Code]\n"
    user += "LEVELS = [code.details.level for code in Code]\n"
    (tmp_path / "user.py").write_text(user)
    config = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "reportDeprecated": "error",
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    said = run(
        *("node", NODE_TOOLS / "pyright" / "index.js", "--outputjson"),
        cwd=tmp_path,
        env={"PATH": path, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
    )
    summary = json.loads(said)
    assert summary["generalDiagnostics"] == []
    assert summary["summary"]["filesAnalyzed"] == 4
