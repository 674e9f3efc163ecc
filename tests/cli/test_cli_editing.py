"""The commands that edit the catalogue: what they refuse, what they ask, what they say."""

import subprocess
import sys

import pytest

from tests.cli.streams import answered
from tests.writing.small_project import Project, state_of

ADD = ["add", "BETA_TWO", "--level", "info", "--summary", "It happened."]


def test_add_says_what_was_done_and_what_comes_next(project: Project) -> None:
    outcome = project.run(*ADD)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "added BETA_TWO to catalogue/modules/beta.yaml\nnext: codegen generate\n"
    assert project.beta.read_text().endswith(
        "\n\n  BETA_TWO:\n    level: info\n    summary: It happened.\n"
    )
    assert project.generate().code == 0


def test_a_dry_run_shows_the_edit(project: Project) -> None:
    before = state_of(project.root)

    outcome = project.run(*ADD, "--dry-run")

    assert (outcome.code, outcome.err) == (0, "nothing was written: this was a dry run\n")
    assert "+  BETA_TWO:\n+    level: info\n+    summary: It happened.\n" in outcome.out
    assert state_of(project.root) == before


MARK = ["--reason", "Old.", "--since", "1.0"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["add"], 2, "Missing argument 'CODE'."),
        (["add", "BETA_TWO"], 2, "Missing option '--level'."),
        (["add", "BETA_TWO", "--level", "info"], 2, "Missing option '--summary'."),
        (["add", "BETA_ONE"], 2, "the code BETA_ONE is there already"),
        (["add", "BETA_GONE"], 2, "the code BETA_GONE was removed, and is never used again"),
        (["add", "GAMMA_ONE"], 2, 'no module has a prefix of "GAMMA_ONE"'),
        ([*ADD, "--module", "bta"], 2, "there is no module 'bta' in the catalogue"),
        ([*ADD, "--module", "bta"], 2, "did you mean beta?"),
        ([*ADD, "--module", "alpha"], 1, "[module-prefix]"),
        ([*ADD, "--after", "BETA_TOW"], 2, 'there is no code "BETA_TOW" in the module'),
        ([*ADD, "--since", "new"], 1, "[bad-value]"),
        ([*ADD[:-1], "two\nlines"], 1, "[bad-value]"),
        ([*ADD[:-1], "hidden \u202e"], 1, "[forbidden-character]"),
        (["add", "BETA_two", *ADD[2:]], 1, "[bad-code]"),
        (["deprecate"], 2, "Missing argument 'CODE'."),
        (["deprecate", "BETA_ONE"], 2, "Missing option '--reason'."),
        (["deprecate", "BETA_ON", *MARK], 2, "did you mean BETA_ONE?"),
        (["deprecate", "BETA_GONE", *MARK], 2, "BETA_GONE is removed already"),
        (["deprecate", "BETA_OLD", *MARK], 2, "BETA_OLD is deprecated already"),
        (["deprecate", "BETA_ONE", *MARK, "--replaced-by", "BETA_ONE"], 1, "replaced by itself"),
        (["remove", "BETA_ONE", "--reason", "Old."], 2, "Missing option '--since'."),
        (["remove", "BETA_GONE", *MARK], 2, "BETA_GONE is removed already"),
        (["rename", "BETA_ONE"], 2, "Missing argument 'NEW'."),
        (["rename", "BETA_ON", "BETA_NEW"], 2, "did you mean BETA_ONE?"),
        (["rename", "BETA_ONE", "BETA_GONE"], 2, 'the code "BETA_GONE" is taken'),
        (["rename", "BETA_OLD", "BETA_NEW"], 2, "BETA_OLD is deprecated already"),
        (["rename", "BETA_ONE", "GAMMA_ONE"], 1, "[module-prefix]"),
        (["rename", "BETA_ONE", "--constant", "lists"], 2, "requires 2 arguments"),
        (["rename", "--constant", "lists", "X"], 2, "Missing argument 'OLD'."),
        (["rename", "BETA_ONE", "--constant", "list", "X"], 2, 'no target "list" in the manifest'),
        (["rename", "BETA_ONE", "--constant", "page", "X"], 2, "the target page has no constants"),
        (["move", "BETA_ONE"], 2, "Missing option '--to'."),
        (["move", "BETA_ONE", "--to", "beta"], 2, "BETA_ONE is in module beta already"),
        (["move", "BETA_ONE", "--to", "gamma"], 2, "there is no module 'gamma' in the catalogue"),
        (["move", "BETA_ONE", "--to", "alpha"], 1, "or add its prefix to prefixes"),
        (["remove", "BETA_ONE", *MARK], 1, "the replacement BETA_ONE is removed itself"),
    ],
)
def test_what_is_refused_leaves_all_as_it_was(
    project: Project, arguments: list[str], code: int, message: str
) -> None:
    with project.beta.open("a") as file:
        file.write(
            "  BETA_GONE: {level: info, summary: Gone., removed: {since: '1.0', reason: Old.}}\n"
            "  BETA_OLD: {level: info, summary: Old., deprecated: {reason: Old.,"
            " replaced_by: BETA_ONE}}\n"
        )
    before = state_of(project.root)

    outcome = project.run(*arguments)

    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    assert code == 2 or outcome.err.endswith("nothing was written\n")
    assert state_of(project.root) == before


def test_on_a_terminal_it_asks_for_what_is_missing(project: Project) -> None:
    code, shown = answered(project.root, "BETA_TWO\nloud\ninfo\nIt: happened\n", "add")

    assert code == 0, shown
    assert "Code: " in shown
    assert "added BETA_TWO to catalogue/modules/beta.yaml\n" in shown
    assert '    level: info\n    summary: "It: happened"\n' in project.beta.read_text()

    code, shown = answered(project.root, "1.0\nOld.\n", "remove", "BETA_TWO")

    assert code == 0, shown
    assert '    removed:\n      since: "1.0"\n      reason: Old.\n' in project.beta.read_text()


def test_on_a_terminal_nothing_is_asked_where_all_is_given(project: Project) -> None:
    code, shown = answered(project.root, "", "deprecate", "BETA_ONE", "--reason", "Old.")

    assert (code, shown.splitlines()[0]) == (
        0,
        "deprecated BETA_ONE in catalogue/modules/beta.yaml",
    )


def test_add_to_a_file_in_braces_says_what_to_do(project: Project) -> None:
    text = '{"module": "beta", "title": "Beta", "messages": {}}\n'
    project.beta.write_text(text, "utf-8")

    outcome = project.run("add", "BETA_TWO", "--level", "info", "--summary", "New.")

    assert (outcome.code, "run codegen fmt first" in outcome.err) == (2, True)
    assert project.beta.read_text("utf-8") == text


KILL = """
import os, sys
from codegen.cli import main
replace = os.replace
def once(old, new):
    replace(old, new)
    os._exit(9)
os.replace = once
main(sys.argv[1:])
"""


def test_a_killed_move_leaves_the_message_twice_rather_than_never(project: Project) -> None:
    project.edit(project.alpha, "title: Alpha\n", "title: Alpha\nprefixes: [ALPHA, BETA]\n")
    command = [sys.executable, "-c", KILL, "move", "BETA_ONE", "--to", "alpha"]

    assert subprocess.run(command, cwd=project.root, check=False).returncode == 9

    assert "BETA_ONE:" in project.alpha.read_text()
    assert "BETA_ONE:" in project.beta.read_text()
    outcome = project.run("check")
    assert "[duplicate-code]" in outcome.err
    assert "killed" in project.run("explain", "duplicate-code").out
