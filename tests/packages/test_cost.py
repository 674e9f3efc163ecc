"""What one constant of a catalogue of 500 codes costs who uses it: bytes, imports, milliseconds."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.catalogues import write_catalogue
from codegen.cli import main

from .conftest import NODE_TOOLS, Run

pytestmark = pytest.mark.slow

ROLLUP_CONFIG = """
const packages = {
  name: "packages",
  resolveId(id) {
    return id.startsWith("@example/") ? new URL(import.meta.resolve(id)).pathname : null;
  },
};
export default { input: "main.js", output: { file: "rollup.js" }, plugins: [packages] };
"""


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder generated/ of a catalogue of 500 codes."""
    root = tmp_path_factory.mktemp("big")
    write_catalogue(root, 500)
    assert main(["generate", "--root", str(root)]) == 0
    return root / "generated"


@pytest.fixture(scope="module")
def snapshot(big: Path) -> dict[str, dict[str, str]]:
    text = (big / "json" / "catalogue.json").read_text(encoding="utf-8")
    messages: dict[str, dict[str, str]] = json.loads(text)["messages"]
    assert len(messages) == 500
    return messages


# A bundle for a browser


@pytest.fixture(scope="module")
def web(big: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An npm project that has the built package installed."""
    folder = tmp_path_factory.mktemp("web")
    package = folder / "node_modules" / "@example" / "codes"
    shutil.copytree(big / "ts", package)
    path = f"{NODE_TOOLS / '.bin'}{os.pathsep}{os.environ['PATH']}"
    run("npm", "run", "--silent", "build", cwd=package, env={"PATH": path})
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "rollup.config.js").write_text(ROLLUP_CONFIG)
    return folder


def bundle(bundler: str, source: str, web: Path, run: Run) -> str:
    """The text of a bundle of one source file, as rollup writes it and as esbuild minifies it."""
    (web / "main.js").write_text(source)
    if bundler == "rollup":
        run("node", NODE_TOOLS / ".bin" / "rollup", "--silent", "-c", cwd=web)
    else:
        options = (
            "--bundle",
            "--minify",
            "--format=esm",
            "--outfile=esbuild.js",
            "--log-level=warning",
        )
        run(NODE_TOOLS / ".bin" / "esbuild", "main.js", *options, cwd=web)
    return (web / f"{bundler}.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("bundler", ["esbuild", "rollup"])
def test_one_constant_costs_a_bundle_less_than_100_bytes(
    bundler: str, web: Path, run: Run, snapshot: dict[str, dict[str, str]]
) -> None:
    code = next(iter(snapshot))
    source = f'import {{ {code} }} from "@example/codes";\nconsole.log({code});\n'
    text = bundle(bundler, source, web, run)
    assert f'"{code}"' in text
    statement = f"console.log({code});"
    assert len(text) - len(statement) < 100, text
    assert run("node", f"{bundler}.js", cwd=web) == f"{code}\n"


@pytest.mark.parametrize("bundler", ["esbuild", "rollup"])
def test_details_are_bundled_only_where_they_are_imported(
    bundler: str, web: Path, run: Run, snapshot: dict[str, dict[str, str]]
) -> None:
    all_of_it = 'import * as codes from "@example/codes";\nconsole.log(codes);\n'
    text = bundle(bundler, all_of_it, web, run)
    assert all(f'"{code}"' in text for code in snapshot)
    in_code = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)  # rollup keeps comments
    assert not [code for code, message in snapshot.items() if message["summary"] in in_code]
    lookup = 'import { lookup } from "@example/codes/details";\nconsole.log(lookup("X"));\n'
    text = bundle(bundler, lookup, web, run)
    assert all(message["summary"] in text for message in snapshot.values())


# A Go binary

# What a program does with a code, as one that imports the package and as one with a literal.
GO_USES = {
    "text": ("string({})", '"{}"', ""),
    "error": (
        'fmt.Errorf("%w: it failed", {})',
        'fmt.Errorf("%w: it failed", code("{}"))',
        "type code string\n\nfunc (c code) Error() string { return string(c) }\n",
    ),
}
PAGE = 4096


def go_binary(folder: Path, program: str, tags: str, go: Run) -> tuple[int, int]:
    """The sizes in bytes of a program that has ../codes at hand: of its symbols, and of its file.

    The linker fills the file up to whole pages, so that a single byte may make it a page larger.
    """
    folder.mkdir()
    (folder / "main.go").write_text(program)
    (folder / "go.mod").write_text(
        "module consumer\n\ngo 1.21\n\nrequire example.org/codes v0.0.0\n\n"
        "replace example.org/codes => ../codes\n"
    )
    go("build", f"-tags={tags}", "-o", "binary", ".", cwd=folder)
    listed = go("tool", "nm", "-size", "binary", cwd=folder).splitlines()
    sizes = re.findall(r"^ *[0-9a-f]* +([0-9]+) [A-Za-z]", "\n".join(listed), re.MULTILINE)
    assert len(sizes) > 1000
    return sum(map(int, sizes)), (folder / "binary").stat().st_size


@pytest.mark.parametrize("logs", ["slog", "codes_noslog"])
@pytest.mark.parametrize("use", GO_USES)
def test_one_constant_costs_a_binary_at_most_1_kb(
    use: str, logs: str, big: Path, go: Run, tmp_path: Path
) -> None:
    """In a program that logs with log/slog, and in one that leaves it out by the tag."""
    shutil.copytree(big / "go", tmp_path / "codes")
    sources = sorted((tmp_path / "codes").glob("*_codes.go"))
    found = re.search(r'^\t(\w+) Code = "(\w+)"$', sources[0].read_text(), re.MULTILINE)
    assert found
    value, literal, declared = GO_USES[use]
    log = 'slog.Info("x", "code", ' if logs == "slog" else "fmt.Println("
    sizes = {}
    for name, said, own, more in (
        ("constant", value.format(f"codes.{found[1]}"), '"example.org/codes"', ""),
        ("literal", literal.format(found[2]), "", declared),
    ):
        imports = [name for name in ("fmt", "log/slog") if name.rpartition("/")[2] in log + said]
        listed = "".join(f'\t"{name}"\n' for name in imports) + (f"\t{own}\n" if own else "")
        program = f"package main\n\nimport (\n{listed})\n\n{more}\n"
        program += f"func main() {{\n\t{log}{said})\n}}\n"
        tags = "" if logs == "slog" else logs
        sizes[name] = go_binary(tmp_path / name, program, tags, go)
        assert found[2].encode() in (tmp_path / name / "binary").read_bytes()
    symbols, file = (sizes["constant"][i] - sizes["literal"][i] for i in (0, 1))
    assert symbols <= 1024, sizes
    assert file <= 1024 + 2 * PAGE, sizes


# An import in Python


def cpu(statement: str, path: Path) -> float:
    """The processor time in seconds of a new interpreter that runs a statement."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-S", "-c", statement],
        env={**os.environ, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": ""},
        check=True,
    )
    after = os.times()
    used = after.children_user - before.children_user
    return used + after.children_system - before.children_system


def test_importing_the_codes_costs_less_than_30_ms(big: Path) -> None:
    """By the processor's time, which a busy machine stretches less than the clock's.

    `make bench` tells the time by the clock.
    """
    path = big / "python" / "src"
    cpu("import example_codes", path)  # compiles it
    pairs = [(cpu("import example_codes", path), cpu("pass", path)) for _ in range(15)]
    assert statistics.median(used - bare for used, bare in pairs) < 0.030


def test_importing_the_codes_loads_no_third_party_module(big: Path, run: Run) -> None:
    program = (
        "import sys\nbefore = set(sys.modules)\nimport example_codes\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(new - sys.stdlib_module_names), 'example_codes.details' in sys.modules)"
    )
    env = {"PYTHONPATH": str(big / "python" / "src")}
    assert run(sys.executable, "-c", program, cwd=big, env=env) == "['example_codes'] False\n"
