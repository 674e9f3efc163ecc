"""The documentation pages in Chromium: what runs, what is shown, and where on the page it is."""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from codegen.model.characters import FORBIDDEN, printed

from .conftest import Run
from .pages import ENGINES, codes_of, level_shown, shown, source_of
from .trees import Tree

pytestmark = pytest.mark.slow

LOOK = Path(__file__).parent / "consumers" / "browser" / "look.mjs"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = ("1280", "400")
# What the tests have to see, in the one table that a page of this kind has.
FAULTY = """
<h1>x</h1><h3>skipped</h3><script>alert("ran"); console.log("said")</script>
<img src="/x.png" onerror="alert('failed')"><a href="javascript:alert(1)">link</a>
<p style="width: 5000px; white-space: nowrap">wide</p>
<table><thead><tr><th>Code</th></tr></thead><tbody>
<tr><td><a href="#nowhere">\u202eABC</a></td><td style="max-width: 9px; overflow-wrap: normal">
Loooooooooong</td><td>one<style>b { display: none }</style><b>two</b></td></tr>
</tbody></table>
"""

Look = dict[str, Any]


def looked(pages: dict[str, str], run: Run, folder: Path) -> dict[str, Look]:
    """Shows pages to one browser; the packed one is unpacked in a folder that does not stay."""
    (folder / "pages.json").write_text(
        json.dumps([{"name": name, "html": html} for name, html in pages.items()]), encoding="utf-8"
    )
    found = (path for name in BROWSERS if (path := shutil.which(name)))
    path = os.environ.get("CHROMIUM") or next(found, "")
    temporary = folder / "temporary"
    temporary.mkdir()
    env = {"CHROMIUM": path, "TMPDIR": str(temporary)}
    try:
        said = json.loads(run("node", LOOK, folder / "pages.json", cwd=folder, env=env))
    finally:
        shutil.rmtree(temporary)
    return dict(said["pages"])


@pytest.fixture(scope="session")
def looks(trees: Callable[[str], Tree], run: Run, shared: Path) -> dict[str, Look]:
    """What the browser has seen of all pages, asked once for all processes of the run."""
    folder = shared / "browser"
    folder.mkdir(exist_ok=True)
    result = folder / "looks.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not result.is_file():
            pages = {
                f"{name} {engine}": render(source_of(trees(name)))
                for name in ("torture", "shipped", "everything")
                for engine, render in ENGINES.items()
            }
            seen = looked({**pages, "faulty": FAULTY}, run, folder)
            result.write_text(json.dumps(seen), encoding="utf-8")
    told: dict[str, Look] = json.loads(result.read_text(encoding="utf-8"))
    return told


@pytest.fixture(params=["torture", "shipped", "everything"])
def shown_tree(request: pytest.FixtureRequest, trees: Callable[[str], Tree]) -> Tree:
    return trees(request.param)


@pytest.fixture(params=ENGINES)
def look(request: pytest.FixtureRequest, shown_tree: Tree, looks: dict[str, Look]) -> Look:
    return looks[f"{shown_tree.name} {request.param}"]


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_nothing_runs_and_nothing_is_asked_for(look: Look) -> None:
    assert look["events"] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_has_no_element_that_acts(look: Look, width: str) -> None:
    seen = look["sizes"][width]
    known = {"h1", "h2", "h3", "p", "ul", "ol", "li", "a", "em", "strong", "code", "pre", "table"}
    assert set(seen["tags"]) <= known | {"thead", "tbody", "tr", "th", "td"}
    harmless = {"a id", "a href", "code class", "ol start", "h1 id", "h2 id", "h3 id"}
    assert set(seen["attributes"]) <= harmless
    assert set(seen["protocols"]) <= {"http:", "https:", "mailto:"}
    for line in seen["text"].replace("\t", " ").split("\n"):
        assert line == printed(line)


def test_every_link_of_an_index_leads_to_its_heading(shown_tree: Tree, look: Look) -> None:
    codes = codes_of(shown_tree)
    assert look["links"] == [[code, f"#{code}", code, True] for code in codes]
    ids = look["sizes"]["1280"]["ids"]
    assert {code: ids.get(code) for code in codes} == dict.fromkeys(codes, 1)
    assert set(ids.values()) == {1}


@pytest.mark.parametrize("width", WIDTHS)
def test_each_index_shows_a_row_for_each_code(shown_tree: Tree, look: Look, width: str) -> None:
    snapshot = shown_tree.snapshot
    modules = [module["codes"] for module in snapshot["modules"] if module["codes"]]
    tables = look["sizes"][width]["tables"]
    assert len(tables) == len(modules)
    for table, codes in zip(tables, modules, strict=True):
        assert table["head"] == ["Code", "Level", "Summary"]
        messages = [(code, snapshot["messages"][code]) for code in codes]
        rows = [[code, level_shown(item), shown(item["summary"])] for code, item in messages]
        assert [[spaced(cell) for cell in row] for row in table["texts"]] == rows
        assert [[spaced(cell) for cell in row] for row in table["shown"]] == rows


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_leaves_its_place(look: Look, width: str) -> None:
    seen = look["sizes"][width]
    assert seen["outside"] == []
    assert seen["wider"] <= 0
    assert [table["wider"] for table in seen["tables"] if table["wider"] > 0] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_cell_turns_another_around(look: Look, width: str) -> None:
    assert look["sizes"][width]["turned"] == []


def test_headings_nest_and_can_be_seen(shown_tree: Tree, look: Look) -> None:
    headings = look["sizes"]["400"]["headings"]
    levels = [level for level, _, _ in headings]
    assert levels[0] == 1
    assert 1 not in levels[1:]
    assert all(level <= above + 1 for above, level in pairwise(levels))
    assert min(height for _, _, height in headings) > 10
    titles = [shown(module["title"]) for module in shown_tree.snapshot["modules"]]
    assert [spaced(text) for level, text, _ in headings if level == 2] == titles


def test_faults_are_seen(looks: dict[str, Look]) -> None:
    look = looks["faulty"]
    events = "\n".join(look["events"])
    for event in ("dialog ran", "console said", "request http://page.test/x.png", "dialog failed"):
        assert event in events
    assert look["links"] == [["\u202eABC", "#nowhere", None, False]]
    for width in WIDTHS:
        seen = look["sizes"][width]
        assert {"script", "img", "style"} <= set(seen["tags"])
        assert {"img onerror", "p style"} <= set(seen["attributes"])
        assert "javascript:" in seen["protocols"]
        assert FORBIDDEN.search(seen["text"].replace("\n", ""))
        assert [spaced(text) for text in seen["outside"]] == ["Loooooooooong"]
        assert seen["turned"] == ["\u202eABC"]
        assert seen["wider"] > 0
        assert not re.search("two", seen["tables"][0]["shown"][0][2])
        assert [level for level, _, _ in seen["headings"]] == [1, 3]
