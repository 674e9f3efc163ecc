"""The shipped catalogue's untyped Go package has every constant of ContainerSSH's own package.

`containerssh_constants.csv` holds the facts: a row for each constant of ContainerSSH's package
`message`, and for each code of its page that has none.
"""

import csv
import json
import shutil
from pathlib import Path

import pytest

from codegen.cli import main

from .conftest import Run

ROOT = Path(__file__).resolve().parents[2]
FACTS = Path(__file__).parent / "containerssh_constants.csv"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, str]]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        found = [(row["code"], row["go_name"]) for row in csv.DictReader(file)]
    assert (len(found), len({code for code, _ in found})) == (304, 303)
    return found


@pytest.fixture(scope="module")
def untyped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Go package with constants of plain strings, as ContainerSSH passes them."""
    folder = tmp_path_factory.mktemp("untyped")
    shutil.copytree(ROOT / "catalogue", folder / "catalogue")
    shutil.copy(ROOT / "LICENSE", folder)
    manifest = folder / "catalogue" / "catalogue.yaml"
    text = manifest.read_text(encoding="utf-8")
    assert text.count("    package: message\n") == 1
    manifest.write_text(
        text.replace("package: message", "package: message\n    constants: untyped")
    )
    assert main(["generate", "--root", str(folder), "--target", "go"]) == 0
    return folder / "generated" / "go"


def test_the_catalogue_has_every_code_and_no_other(rows: list[tuple[str, str]]) -> None:
    snapshot = json.loads((ROOT / "generated/json/catalogue.json").read_text(encoding="utf-8"))
    assert set(snapshot["messages"]) == {code for code, _ in rows}


def test_every_constant_has_its_name_and_value(
    rows: list[tuple[str, str]], untyped: Path, go: Run, tmp_path: Path
) -> None:
    """A program that passes each as a string, as code written for the old package does."""
    named = [(code, name) for code, name in rows if name]
    assert {"ESSHProxyDisconnected", "MSSHProxyDisconnected"} <= {name for _, name in named}
    shutil.copytree(untyped, tmp_path / "message")
    uses = "".join(f"\tsay(message.{name})\n" for _, name in named)
    (tmp_path / "go.mod").write_text(
        "module example.org/drop-in\n\ngo 1.21\n\nrequire go.containerssh.io/message v0.0.0\n\n"
        "replace go.containerssh.io/message => ./message\n"
    )
    (tmp_path / "main.go").write_text(
        'package main\n\nimport (\n\t"fmt"\n\n\t"go.containerssh.io/message"\n)\n\n'
        f"func say(code string) {{ fmt.Println(code) }}\n\nfunc main() {{\n{uses}}}\n"
    )
    assert go("run", ".", cwd=tmp_path).split() == [code for code, _ in named]
