"""Looking up works outside a project, in a project with faults, in pipes, and is quick."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.streams import Terminal as Stream
from tests.cli.streams import run_apart, run_on_terminal
from tests.looking.shop import STOCK_NARROW
from tests.writing.small_project import Project

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [["explain", "CART_STOCK_FAILED"], ["search", "stock"], ["list"], ["stats"]]
NAMES = [command[0] for command in COMMANDS]
SHIPPED = "there is no catalogue here; the shipped one is used, that of containerssh\n"
HEAVY = {"jinja2", "jsonschema", "ruamel.yaml", "codegen.rendering.renderer", "markupsafe"}


@pytest.mark.parametrize(
    "command", [["explain", "AUTH_FAILED"], ["search", "docker"], ["list"], ["stats"]], ids=NAMES
)
def test_outside_a_project(tmp_path: Path, command: list[str]) -> None:
    outcome = Project(tmp_path).run(*command)

    assert (outcome.code, outcome.err) == (0, SHIPPED)
    assert outcome.out


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_a_root_without_catalogue(shop: Project, command: list[str]) -> None:
    outcome = shop.run(*command, "--root", "generated")

    assert (outcome.code, outcome.out) == (2, "")
    assert "there is no catalogue/catalogue.yaml in this folder" in outcome.err


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_a_catalogue_with_faults(shop: Project, command: list[str]) -> None:
    sound = shop.run(*command, "--root", str(shop.root)).out
    shop.edit("catalogue/modules/till.yaml", "level: info", "level: inf")

    outcome = shop.run(*command)

    assert (outcome.code, outcome.err) == (
        0,
        "the catalogue has 1 fault, which codegen check tells\n",
    )
    assert outcome.out
    assert (outcome.out == sound) is (command[0] == "explain")


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_a_catalogue_that_cannot_be_read(shop: Project, command: list[str]) -> None:
    for path in (shop.root / "catalogue/modules").iterdir():
        path.write_text("module: [", encoding="utf-8")

    outcome = shop.run(*command)

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "the catalogue has 3 faults, which codegen check tells\n"


HOSTILE = {
    "A cart was opened.": '"::error::gone ##[error]x <U> ::set-env"',
    "The warehouse did not answer in time": (
        "\\:\\:error:: x \\#\\#[command]\n      ::warning::y [::debug::z](::stop) &\n"
        "\n      ```\n      ::error file=a::in code\n      ```\n\n      The warehouse"
    ),
}


def test_text_cannot_act(shop: Project) -> None:
    """A terminal is kept from controls, an agent of a CI from commands, wherever they stand."""
    for old, new in HOSTILE.items():
        shop.edit("catalogue/modules/cart.yaml", old, new)
    bell = "summary: The till \x1b]0;title\x07\x9b2J is \u202e broken."
    shop.edit("catalogue/modules/till.yaml", "summary: The till is broken.", bell)
    shop.edit("catalogue/catalogue.yaml", "title: Shop codes", 'title: "::error::\\e[2J Shop"')

    explain = ["explain", "CART", "CART_STOCK_FAILED", "TILL_BROKEN"]
    formats = ("text", "json", "markdown")
    commands = [[*explain, "--format", format] for format in formats]
    commands += [["list", "--format", format] for format in ("text", "json", "csv")]
    commands += [["list", "--target", "go"], ["search", "the"], ["stats"]]
    for command in commands:
        outcome = shop.run(*command)
        assert outcome.code == 0
        text = outcome.out + outcome.err
        assert not set(text) & set("\x1b\x07\x9b\u202e\x7f"), command
        if command[-1] != "markdown":
            assert not [line for line in text.split("\n") if line.lstrip().startswith("::")]
        assert "##[" not in text or "json" in command


@pytest.mark.parametrize("given", ["\x1b[2J", "x\x07y", "::error::z", "A_\u202eB", "\udc80\ud800"])
def test_what_is_typed_cannot_act(shop: Project, given: str) -> None:
    for command in ("explain", "search"):
        outcome = shop.run(command, given)
        assert outcome.code == 1
        assert not set(outcome.out + outcome.err) & set("\x1b\x07\u202e\udc80")


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_a_closed_pipe_is_no_error(shop: Project, command: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    with subprocess.Popen(
        [sys.executable, "-m", "codegen", *command],
        cwd=shop.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=write,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(write)
        assert process.stderr is not None
        assert (process.stderr.read(), process.wait(30)) == (b"", 141)


def test_a_terminal_is_as_wide_as_it_is(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((30, 24)))
    monkeypatch.setattr(Stream, "fileno", lambda _: 1, raising=False)

    assert run_on_terminal(shop.root, "explain", "--color", "never", "CART_STOCK_FAILED").out == (
        STOCK_NARROW
    )
    assert run_on_terminal(shop.root, "--color", "never", "list", "--module", "cart").out == (
        "CART               debug    A…\n"
        "CART_STOCK_FAILED  error    T…\n"
        "CART_GONE          warning  (…\n"
    )


_LOADED = """
import json, sys
from codegen.cli import main
code = main(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_nothing_heavy_is_imported(shop: Project, command: list[str]) -> None:
    pytest.importorskip("ryaml")
    pytest.importorskip("jsonschema_rs")

    done = run_apart(shop.root, *command, script=_LOADED, PYTHONPATH=str(ROOT))

    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert (code, HEAVY & set(modules)) == (0, set())


@pytest.mark.slow
def test_from_an_installed_wheel(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("message_codegen-*.whl")
    subprocess.run(
        [sys.executable, "-m", "zipfile", "-e", str(wheel), str(tmp_path / "site")], check=True
    )

    for command in (["explain", "AUTH_FAILED"], ["list", "--codes"]):
        done = run_apart(tmp_path, *command, PYTHONPATH=str(tmp_path / "site"))
        here = run_apart(ROOT, *command, PYTHONPATH=str(ROOT))
        assert (done.returncode, done.stderr) == (0, SHIPPED)
        assert done.stdout == here.stdout
