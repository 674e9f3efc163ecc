"""`codegen import` as a user meets it: arguments, exit codes, formats, all or nothing."""

import builtins
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.importing.conftest import catalogue_of, put
from tests.writing.small_project import Project, files_in, leftovers, make_project

GO = 'package p\n\n// EAppFailed indicates that it failed.\nconst EAppFailed = "APP_FAILED"\n'
PAGE = "# Codes\n\n| Code | Meaning |\n|---|---|\n| APP_FAILED | It failed. Badly. |\n"


def test_kinds_are_known_by_word_or_by_ending(empty: Project) -> None:
    put(empty, codes_go=GO, page_md=PAGE, notes_txt=PAGE)

    both = empty.run("import", "codes.go", "page.md", "--name", "a", "--dry-run")
    words = empty.run("import", "go", "codes.go", "markdown", "page.md", "--name", "a", "--dry-run")
    text = empty.run("import", "markdown", "notes.txt", "--name", "a", "--dry-run")

    assert both == words
    assert "+    explanation: |\n+      Badly.\n+    names:\n+      go: EAppFailed\n" in both.out
    assert (text.code, "+  APP_FAILED:\n" in text.out) == (0, True)


def test_a_folder_is_read_with_a_kind(empty: Project) -> None:
    folder = empty.root / "message"
    folder.mkdir()
    put(Project(folder), codes_go=GO, codes_test_go="no Go at all", README_md=PAGE)
    (folder / "codes_test.go").write_text("no Go at all", "utf-8")
    (folder / "codes_test.go").rename(folder / "x_test.go")
    (folder / "codes.test.go").unlink(missing_ok=True)

    outcome = empty.run("import", "go", "message", "--name", "a")

    assert outcome.code == 0, outcome.err
    assert list(catalogue_of(empty)) == ["catalogue.yaml", "modules/app.yaml"]


@pytest.mark.parametrize(
    ("arguments", "said", "help"),
    [
        (["nowhere.go"], "nowhere.go: No such file or directory", ""),
        (["notes.txt"], "does not tell what kind of file it is", "write one of these words"),
        (
            ["markdwon", "page.md"],
            "does not tell what kind of file it is",
            "did you mean markdown?",
        ),
        (["go"], 'there is no file behind "go"', "name one or more files"),
        (["."], "this is a folder", "codegen import KIND"),
        (["csv", "."], "there is no file of the kind csv", ""),
        (["page.md", "--column", "cod=x"], "is not FIELD=NAME", "did you mean code=x?"),
        (["page.md", "--column", "code"], "is not FIELD=NAME", "as in code=Name"),
        (["page.md", "--name", "A b"], "a name is small letters", "such as a-b"),
        (["page.md", "--module", "A"], "a module is small letters", ""),
        (
            ["page.md", "--target", "rust"],
            'there is no target "rust"',
            "go, ts, python, docs, json",
        ),
        (["page.md", "--root", "gone"], "there is no such folder", "make it first"),
        (["page.md", "--level", "loud"], "'loud' is not one of", "--help lists what it takes"),
        (["link.md"], "this is a symbolic link", "put a regular file"),
    ],
)
def test_what_cannot_be_done_is_a_usage_error(
    empty: Project, arguments: list[str], said: str, help: str
) -> None:
    put(empty, page_md=PAGE, notes_txt=PAGE)
    (empty.root / "link.md").symlink_to("page.md")
    before = files_in(empty.root)

    outcome = empty.run("import", *arguments)

    assert outcome.code == 2
    assert said in outcome.err
    assert help in outcome.err
    assert files_in(empty.root) == before


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.go", "package p\n\nconst A = \n", "a.go:3:1: error: this is not Go: the file ends"),
        ("a.go", "package p\nconst (\n\tA = 1", "a.go:2:1: error: this is not Go: the file ends"),
        ("a.go", "package p\nconst A == 1\nvar B = 1\n", 'a.go:2:10: error: this is not Go: "="'),
        ("a.go", "package p\nfunc f() {\n", "a.go:2:10: error: this is not Go: the file ends"),
        ("a.ts", "export const A = {", "a.ts:1:1: error: this is not TypeScript: the file ends"),
        ("a.py", "A = (\nB = 1\n", "a.py:1:5: error: this is not Python: '(' was never closed"),
        ("a.py", "A = 1\x00\n", "a.py"),
        ("a.py", "(" * 5000, "a.py"),
        ("a.json", '{"a": 1,}', "a.json:1:9: error: this is not JSON"),
        ("a.json", "[" * 100_000, "a.json: error: this is not JSON that can be read"),
        ("a.json", "[1" + "0" * 5000 + "]", "a.json: error: this is not JSON that can be read"),
        ("a.json", "[1, 2]", "a.json:1: error: messages are a list of objects"),
        ("a.csv", 'code,text\nA,"b" c\n', "a.csv:2: error: this is not CSV"),
        ("a.csv", "one,two\n1,2\n3,4\n", "a.csv:1: error: there is no column of codes"),
        ("a.md", "# Nothing\n", "a.md: error: there is no message code to import [import-empty]"),
        ("a.go", "package p\n", "a.go: error: there is no message code to import [import-empty]"),
        ("a.py", 'A = "no code"\n', "a.py: error: there is no message to begin a catalogue with"),
        ("a.go", "package p\n\n// \xff", "a.go:3:4: error: the byte 0xFF is not UTF-8"),
    ],
)
def test_what_is_wrong_with_a_source_stops_the_import(
    empty: Project, name: str, text: str, place: str
) -> None:
    (empty.root / name).write_bytes(text.encode("latin-1"))

    outcome = empty.run("import", name, "--name", "a")

    assert outcome.code == 1
    assert place in outcome.err
    assert outcome.err.endswith("nothing was written\n")
    assert list(files_in(empty.root)) == [name]


def test_all_faults_are_told_at_once(empty: Project) -> None:
    put(empty, a_go="package", b_json="{", c_py="A = (", page_md=PAGE)

    outcome = empty.run("import", "a.go", "b.json", "c.py", "page.md")

    assert outcome.code == 1
    assert outcome.err.count("[import-syntax]") == 3
    assert not (empty.root / "catalogue").exists()


def test_the_report_in_a_format_for_programs(empty: Project) -> None:
    put(empty, codes_go=GO, page_md=PAGE)

    outcome = empty.run("import", "codes.go", "page.md", "--format", "json", "--name", "a")

    report: list[dict[str, Any]] = json.loads(outcome.out)
    assert {item["rule"] for item in report} == {"import-guessed", "import-conflict"} - (
        {"import-conflict"} if "conflict" not in outcome.out else set()
    )
    assert "imported 1 code in 1 module\nnext: codegen generate\n" in outcome.err


def test_the_report_in_a_file(empty: Project) -> None:
    put(empty, page_md=PAGE)

    outcome = empty.run("import", "page.md", "--report", "out.sarif", "--format", "sarif")

    assert outcome.out == "imported 1 code in 1 module\nnext: codegen generate\n"
    data = json.loads((empty.root / "out.sarif").read_text("utf-8"))
    assert data["runs"][0]["results"][0]["ruleId"].startswith("import-")


def test_a_dry_run_shows_new_files_whole(empty: Project) -> None:
    put(empty, page_md=PAGE)
    before = files_in(empty.root)

    outcome = empty.run("import", "page.md", "--dry-run")

    assert outcome.code == 0
    assert "--- /dev/null\n+++ b/catalogue/modules/app.yaml\n" in outcome.out
    assert outcome.err.endswith("nothing was written: this was a dry run\n")
    assert files_in(empty.root) == before


def test_what_is_there_is_not_touched(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    put(project, codes_csv="code,level,text\nALPHA_ONE,error,Another text.\nBETA_TWO,info,New.\n")
    alpha, manifest = project.alpha.read_bytes(), project.manifest.read_bytes()
    beta = project.beta.read_text("utf-8")

    outcome = project.run("import", "codes.csv")

    assert outcome.out == "imported 1 code in 1 module\nnext: codegen generate\n"
    assert (project.alpha.read_bytes(), project.manifest.read_bytes()) == (alpha, manifest)
    assert project.beta.read_text("utf-8") == beta + (
        "\n  BETA_TWO:\n    level: info\n    summary: New.\n"
    )
    for said in (
        'the level of ALPHA_ONE is "error" here, and "info" in catalogue/modules/alpha.yaml',
        "the text of ALPHA_ONE is not that of catalogue/modules/alpha.yaml, which stays",
    ):
        assert f"codes.csv:2:1: warning: {said}" in outcome.err


def test_name_and_target_are_for_a_new_catalogue(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    put(project, page_md=PAGE)

    assert project.run("import", "page.md", "--name", "x").code == 2
    assert project.run("import", "page.md", "--target", "go").code == 2


def test_a_catalogue_with_faults_is_left_alone(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    put(project, page_md=PAGE)
    project.edit(project.alpha, "level: info", "level: loud")
    before = files_in(project.root)

    outcome = project.run("import", "page.md")

    assert (outcome.code, "[bad-value]" in outcome.err) == (1, True)
    assert files_in(project.root) == before


def test_a_module_that_refuses_the_prefix_stops_the_import(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    put(project, page_md=PAGE)
    before = files_in(project.root)

    outcome = project.run("import", "page.md", "--module", "alpha")

    assert (outcome.code, "[module-prefix]" in outcome.err) == (1, True)
    assert outcome.err.endswith("nothing was written\n")
    assert files_in(project.root) == before


def test_a_disk_that_refuses_leaves_nothing(
    empty: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(empty, page_md=PAGE)
    replace, calls = os.replace, []

    def second_fails(source: str, place: str) -> None:
        calls.append(place)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        replace(source, place)

    monkeypatch.setattr(os, "replace", second_fails)
    outcome = empty.run("import", "page.md", "--name", "a")

    assert (outcome.code, len(calls) >= 2) == (2, True)
    assert "nothing was written: No space left on device" in outcome.err
    assert list(files_in(empty.root)) == ["page.md"]
    assert not (empty.root / "catalogue").exists()
    assert leftovers(empty.root) == []


@pytest.mark.parametrize(
    ("kind", "missing"), [("go", "tree_sitter"), ("ts", "tree_sitter"), ("markdown", "markdown_it")]
)
def test_without_the_extra_the_help_says_how_to_get_it(
    empty: Project, monkeypatch: pytest.MonkeyPatch, kind: str, missing: str
) -> None:
    put(empty, source_x=GO)
    real = builtins.__import__

    def without(name: str, *arguments: Any, **more: Any) -> Any:
        if name.split(".")[0] == missing:
            raise ImportError(name)
        return real(name, *arguments, **more)

    for name in [name for name in sys.modules if name.split(".")[0] == missing]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(builtins, "__import__", without)

    outcome = empty.run("import", kind, "source.x")

    assert outcome.code == 2
    assert f"codegen import {kind} needs a parser that is not installed" in outcome.err
    assert "pip install 'message-codegen[import]'" in outcome.err


def test_parsers_are_imported_only_where_they_are_used(empty: Project) -> None:
    put(empty, codes_csv="code,text\nAPP_FAILED,It failed.\n")
    script = (
        "import sys; from codegen.cli import main; main(['import', 'codes.csv']); "
        "print(sorted({'tree_sitter', 'markdown_it', 'ast'} & set(sys.modules) - {'ast'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=empty.root, capture_output=True, text=True, check=True
    )

    assert done.stdout.endswith("[]\n")


def test_nothing_of_a_source_is_run(empty: Project) -> None:
    put(empty, evil_py='import pathlib\npathlib.Path("ran").touch()\nAPP_X = "APP_X"\n')

    assert empty.run("import", "evil.py").code == 0
    assert not (empty.root / "ran").exists()


def test_text_from_a_source_cannot_act_in_a_terminal_or_a_log(empty: Project) -> None:
    text = "# ::error::x ##[error]y\n\n| Code | Meaning |\n|---|---|\n| \x1b[31mAPP \u202e | z |\n"
    put(empty, page_md=text + "| APP_OK | \x1b]0;title\x07 It is\u200b well. |\n")

    outcome = empty.run("import", "page.md", "--name", "a")

    assert outcome.code == 0, outcome.err
    assert "\x1b" not in outcome.err
    assert "\u202e" not in outcome.err
    assert "##[" not in outcome.err
    assert 'summary: "]0;title It is well."' in catalogue_of(empty)["modules/app.yaml"]
    assert "U+200B (zero-width space) was taken out" in outcome.err
