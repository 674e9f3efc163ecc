"""The command line as a user meets it: help, mistakes, colours, exit codes, streams."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from codegen import __version__, cli
from codegen.commands import COMMANDS, check

ROOT = Path(__file__).resolve().parents[2]


def codegen(
    *arguments: str, cwd: Path = ROOT, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "codegen", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "golden" / "minimal" / "catalogue", folder / "catalogue")
    return folder


@pytest.fixture
def faulty(project: Path) -> Path:
    path = next((project / "catalogue" / "modules").glob("*.yaml"))
    path.write_text(path.read_text().replace("level:", "levle:"))
    return project


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_lists_every_command_on_one_line(option: str) -> None:
    run = codegen(option)
    assert run.returncode == 0
    width = max(map(len, COMMANDS))
    for name, text in COMMANDS.items():
        assert f"  {name:<{width}}  {text}\n" in run.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    run = codegen(name, "-h")
    assert run.returncode == 0
    assert COMMANDS[name] in run.stdout


def test_no_command_is_a_mistake_that_shows_the_help() -> None:
    run = codegen()
    assert run.returncode == 2
    assert run.stdout == ""
    assert "Commands:" in run.stderr


def test_version() -> None:
    run = codegen("--version")
    assert (run.returncode, run.stdout) == (0, f"codegen {__version__}\n")


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from codegen.cli import main; main(['--help']); heavy = "
        "{'jinja2', 'jsonschema', 'jsonschema_rs', 'ruamel', 'ryaml', 'codegen.loading'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "codegen: No such command 'chek'. Did you mean check?\n"),
        (["nonsense"], "codegen: No such command 'nonsense'.\n"),
        (
            ["check", "--formt", "json"],
            "codegen: No such option '--formt'. (Did you mean ",
        ),
        (
            ["check", "--format", "xml"],
            "codegen: Invalid value for '--format': 'xml' is not one of",
        ),
        (["check", "extra"], "codegen: Got unexpected extra argument"),
        (["completion", "tcsh"], "codegen: Invalid value for '{bash|zsh|fish}': 'tcsh' is not one"),
        (["--color", "pink", "check"], "codegen: Invalid value for '--color'"),
        (["check", "--target", "pyton"], "codegen: there is no target 'pyton' in the manifest\n"),
        (["check", "--templates", "nowhere"], "codegen: nowhere: there is no such folder\n"),
        (["check", "--templates", "schema"], "codegen: schema: no target in this folder\n"),
        (["check", "--root", "schema"], 'codegen: "schema": there is no catalogue/catalogue.yaml'),
    ],
)
def test_a_mistake_is_said_in_a_line_and_ends_with_2(arguments: list[str], message: str) -> None:
    run = codegen(*arguments)
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.startswith(message)
    assert "\n  help: " in run.stderr
    assert "Traceback" not in run.stderr


def test_the_root_is_found_upwards(project: Path) -> None:
    run = codegen("generate", cwd=project / "catalogue" / "modules")
    assert run.returncode == 0
    assert (project / "generated" / "SHA256SUMS").is_file()


def test_there_is_no_project_here(tmp_path: Path) -> None:
    run = codegen("check", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr == (
        "codegen: there is no catalogue/catalogue.yaml in this folder or any above it"
        " [no-catalogue]\n"
        "  help: go to the project's folder, or name it with --root DIR\n"
    )


def test_findings_go_to_standard_error_and_results_to_standard_output(faulty: Path) -> None:
    run = codegen("check", cwd=faulty)
    assert (run.returncode, run.stdout) == (1, "")
    assert "[unknown-key]" in run.stderr
    run = codegen("check", "--format", "json", cwd=faulty)
    assert run.returncode == 1
    assert run.stdout.startswith("[\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(shell: str) -> None:
    run = codegen("completion", shell)
    assert run.returncode == 0
    assert f"_CODEGEN_COMPLETE={shell}_complete" in run.stdout


def test_completion_completes() -> None:
    env = {"_CODEGEN_COMPLETE": "bash_complete", "COMP_WORDS": "codegen ch", "COMP_CWORD": "1"}
    assert codegen(env=env).stdout == "plain,check\n"
    env |= {"COMP_WORDS": "codegen check --fo", "COMP_CWORD": "2"}
    assert codegen(env=env).stdout == "plain,--format\n"


@pytest.mark.parametrize(
    ("option", "env", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color=never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(faulty: Path, option: list[str], env: dict[str, str], coloured: bool) -> None:
    plain = {"NO_COLOR": "", "FORCE_COLOR": "", **env}
    run = codegen(*option, "check", cwd=faulty, env=plain)
    assert ("\x1b[" in run.stderr) is coloured
    run = codegen("check", *option, cwd=faulty, env=plain)
    assert ("\x1b[" in run.stderr) is coloured
    run = codegen("check", *option, "--root", "/nowhere", env=plain)
    assert ("\x1b[" in run.stderr) is coloured


def _on_terminal(cwd: Path, env: dict[str, str]) -> bytes:
    """What `codegen check` prints where standard error is a terminal."""
    master, slave = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "codegen", "check"],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **env},
        stdout=subprocess.DEVNULL,
        stderr=slave,
    )
    os.close(slave)
    printed = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux says so at the end of a terminal
            break
        if not piece:
            break
        printed += piece
    run.wait()
    os.close(master)
    return printed


def test_a_terminal_is_coloured_unless_told_otherwise(faulty: Path) -> None:
    quiet = {"NO_COLOR": "", "FORCE_COLOR": ""}
    assert b"\x1b[31;1merror" in _on_terminal(faulty, quiet)
    assert b"\x1b[" not in _on_terminal(faulty, {**quiet, "NO_COLOR": "1"})
    assert b"\x1b[" not in _on_terminal(faulty, {**quiet, "TERM": "dumb"})


def test_a_closed_pipe_is_no_error() -> None:
    script = f"{sys.executable} -m codegen check --diff --color always; echo $? >&2"
    run = subprocess.run(
        ["bash", "-c", f"{{ {script}; }} | true"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.stderr.split()[-1] in ("0", "141")
    assert "Traceback" not in run.stderr


def test_writing_to_a_closed_pipe_ends_with_141() -> None:
    read, write = os.pipe()
    os.close(read)
    run = subprocess.Popen(
        [sys.executable, "-m", "codegen", "completion", "bash"],
        cwd=ROOT,
        stdout=write,
        stderr=subprocess.PIPE,
    )
    os.close(write)
    _, stderr = run.communicate()
    assert (run.returncode, stderr) == (141, b"")


def test_an_internal_error_is_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> int:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(check, "run", broken)
    assert cli.main(["check"]) == 70
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines()[0] == "codegen: internal error: ZeroDivisionError"
    assert "Traceback" not in printed.err
    assert cli.main(["--debug", "check"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", interrupted)
    assert cli.main(["check"]) == 130
    assert capsys.readouterr().out == ""


def test_an_unreadable_file_ends_with_2(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from codegen.loading import source

    def denied(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(source.os, "open", denied)
    assert cli.main(["check", "--root", str(project)]) == 2
    assert capsys.readouterr().err == "codegen: catalogue/catalogue.yaml: Permission denied\n"
