"""The door explains itself, costs little, and says what it does not understand."""

import json
from keyword import iskeyword
from pathlib import Path

import pytest

import codegen
from codegen.commands import COMMANDS
from tests.cli.streams import run_apart
from tests.writing.small_project import Project


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_the_help_lists_every_command(project: Project, flag: str) -> None:
    outcome = project.run(flag)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Usage: codegen [OPTIONS] COMMAND [ARGS]...\n")
    listed = outcome.out.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    for line, (name, help) in zip(listed, COMMANDS.items(), strict=True):
        assert line.split(maxsplit=1) == [name, help], "in full, on one line"


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(project: Project, command: str, flag: str) -> None:
    outcome = project.run(command, flag)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Usage: codegen {command} ")
    assert COMMANDS[command] in outcome.out
    assert "-h, --help" in outcome.out


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("generate", ["--root DIR", "--target NAME", "--templates DIR", "--dry-run", "--diff"]),
        ("check", ["--root DIR", "--target NAME", "--templates DIR", "--diff", "--format"]),
        ("check", ["--output-file FILE"]),
        ("explain", ["CODE|RULE|LOG-LINE...", "--root DIR", "--format"]),
        ("search", ["WORDS...", "--root DIR", "--format"]),
        (
            "list",
            ["--root DIR", "--module NAME", "--level", "--target NAME", "--codes", "--format"],
        ),
        ("stats", ["--root DIR", "--format"]),
        (
            "lint",
            "--root --rule --format --strict --baseline --update-baseline --today".split(),
        ),
        (
            "import",
            "[go|ts|python|markdown|csv|json] --root --name --target --module --level".split(),
        ),
        (
            "import",
            [
                "--column FIELD=NAME",
                "--map-codes",
                "--dry-run",
                "--format",
                "--report",
                "--output-file FILE",
            ],
        ),
        ("diff", ["--root DIR", "--templates DIR", "--against X", "[text|json|markdown]"]),
        ("breaking", ["--root DIR", "--templates DIR", "--against X", "--format", "--output-file"]),
        ("release", ["VERSION", "--root DIR", "--templates DIR", "--date YYYY-MM-DD", "--dry-run"]),
        ("completion", ["{bash|zsh|fish}"]),
    ],
)
def test_the_help_of_a_command_names_its_options(
    project: Project, command: str, options: list[str]
) -> None:
    out = project.run(command, "--help").out

    assert [option for option in options if option not in out] == []


def test_help_is_given_outside_a_project(tmp_path: Path) -> None:
    assert Project(tmp_path).run("generate", "--help").code == 0


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "generate"]])
def test_the_version(project: Project, arguments: list[str]) -> None:
    outcome = project.run(*arguments)

    assert (outcome.code, outcome.out, outcome.err) == (0, f"codegen {codegen.__version__}\n", "")


def test_without_arguments_the_help_is_a_usage_error(project: Project) -> None:
    outcome = project.run()

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Usage: codegen [OPTIONS] COMMAND [ARGS]...\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_one_module(command: str) -> None:
    module = command.replace("-", "_") + "_" * iskeyword(command)
    assert (Path(codegen.__file__).parent / "commands" / f"{module}.py").is_file()


_LOADED = """
import json, sys
from codegen.cli import main
code = main(sys.argv[1:])
sys.stdout = sys.__stderr__
print(json.dumps([code, sorted(sys.modules)]))
"""
HEAVY = {
    "codegen.loading.loader",
    "codegen.rendering",
    "importlib.metadata",
    "jinja2",
    "jsonschema",
    "jsonschema_rs",
    "markupsafe",
    "ruamel.yaml",
    "ryaml",
}


def _loaded(project: Project, *arguments: str) -> set[str]:
    """The modules that a run has imported, of those that cost."""
    result = run_apart(project.root, *arguments, script=_LOADED)
    code, modules = json.loads(result.stderr.splitlines()[-1])
    assert code == 0, result.stderr
    return HEAVY & set(modules)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["generate", "--help"], ["check", "-h"]]
)
def test_help_imports_nothing_heavy(project: Project, arguments: list[str]) -> None:
    assert _loaded(project, *arguments) == set()


def test_completion_imports_nothing_heavy(project: Project) -> None:
    assert _loaded(project, "completion", "zsh") == set()


def test_nothing_to_do_imports_nothing_heavy(generated: Project) -> None:
    assert _loaded(generated, "generate") == set()


def test_a_sound_catalogue_is_read_by_the_quick_readers_only(generated: Project) -> None:
    pytest.importorskip("ryaml")
    pytest.importorskip("jsonschema_rs")

    assert _loaded(generated, "check") & {"jsonschema", "ruamel.yaml"} == set()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bogus"], "No such command 'bogus'."),
        (["generat"], "No such command 'generat'. Did you mean generate?"),
        (["Check"], "No such command 'Check'. Did you mean check?"),
        (["--bogus"], "No such option '--bogus'."),
        (["generate", "--bogus"], "No such option '--bogus'."),
        (["check", "--dry-run"], "No such option '--dry-run'."),
        (["check", "--target"], "Option '--target' requires an argument."),
        (["check", "x"], "Got unexpected extra argument (x)"),
        (["release"], "Missing argument 'VERSION'."),
        (["diff", "--against"], "Option '--against' requires an argument."),
        (["completion"], "Missing argument '{bash|zsh|fish}'."),
        (
            ["completion", "tcsh"],
            "Invalid value for '{bash|zsh|fish}': 'tcsh' is not one of 'bash', 'zsh', 'fish'.",
        ),
        (
            ["check", "--format", "xml"],
            "Invalid value for '--format': 'xml' is not one of 'text', 'json', 'jsonl', "
            "'sarif', 'github', 'gitlab', 'junit'.",
        ),
        (
            ["--color", "purple", "check"],
            "Invalid value for '--color': 'purple' is not one of 'auto', 'always', 'never'.",
        ),
    ],
)
def test_what_is_not_understood(generated: Project, arguments: list[str], message: str) -> None:
    outcome = generated.run(*arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[0].startswith(f"codegen: {message}".removesuffix("."))
    help = outcome.err.splitlines()[-1]
    assert help.startswith("  help: codegen ")
    assert help.endswith(" --help lists what it takes")


def test_an_option_mistyped_gets_a_suggestion(generated: Project) -> None:
    outcome = generated.run("generate", "--dry-runs")

    assert outcome.code == 2
    assert "--dry-run" in outcome.err.splitlines()[0]
