"""The documentation page and the READMEs, as two families of Markdown engines render them."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Run
from .pages import ENGINES, Page, blocks, codes_of, level_shown, shown, source_of
from .trees import Tree

HERE = Path(__file__).parent
LINTER = HERE / "node_modules" / "markdownlint-cli2" / "markdownlint-cli2-bin.mjs"


@pytest.fixture(params=ENGINES)
def page(request: pytest.FixtureRequest, tree: Tree) -> Page:
    return Page(ENGINES[request.param](source_of(tree)))


def test_every_code_has_its_anchor_once(tree: Tree, page: Page) -> None:
    assert page.values("a", "id") == codes_of(tree)
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_has_its_end(tree: Tree, page: Page) -> None:
    links = [link for link in page.values("a", "href") if link.startswith("#")]
    assert len(links) >= len(codes_of(tree))
    assert {link.removeprefix("#") for link in links} <= set(page.values("a", "id"))


def test_headings_are_the_modules_and_the_codes(tree: Tree, page: Page) -> None:
    expected = [f"h1 {shown(tree.snapshot['title'])}"]
    for module in tree.snapshot["modules"]:
        expected.append(f"h2 {shown(module['title'])}")
        expected += [f"h3 {code}" for code in module["codes"]]
    levels = {"h1", "h2", "h3", "h4", "h5", "h6"}
    headings = [
        f"{tag} {' '.join(''.join(text).split())}" for tag, text in page.elements if tag in levels
    ]
    assert headings == expected


def test_index_has_three_cells_a_row_and_all_summaries(tree: Tree, page: Page) -> None:
    messages = tree.snapshot["messages"]
    expected = []
    for code in codes_of(tree):
        message = messages[code]
        expected += [code, level_shown(message), shown(message["summary"])]
    assert page.texts("td") == expected
    modules = sum(1 for module in tree.snapshot["modules"] if module["codes"])
    assert page.texts("th") == ["Code", "Level", "Summary"] * modules
    assert len(page.texts("table")) == modules


def test_section_of_a_code_says_what_the_snapshot_says(tree: Tree, page: Page) -> None:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for tag, text in page.elements:
        joined = " ".join("".join(text).split())
        if tag in ("h2", "h3"):
            lines = sections.setdefault(joined, []) if tag == "h3" else []
        elif tag in ("p", "li"):
            lines.append(joined)
    for code in codes_of(tree):
        message, lines = tree.snapshot["messages"][code], sections[code]
        assert lines[0] == shown(message["summary"])
        assert f"Level: {message['level']}" in lines
        assert (f"Since: {message.get('since')}" in lines) == ("since" in message)
        assert any(line.startswith("Retry: ") for line in lines) == ("retry" in message)
        assert ("What to do:" in lines) == ("remedy" in message)
        assert ("See also:" in lines) == ("see" in message)
        kind = "removed" if "removed" in message else "deprecated"
        if note := message.get(kind):
            since = f" since {note['since']}" if "since" in note else ""
            other = f" It is replaced by {note['replaced_by']}." if "replaced_by" in note else ""
            assert lines[1] == f"{kind.capitalize()}{since}: {shown(note['reason'])}{other}"


def test_nothing_of_a_text_acts(page: Page) -> None:
    known = {"h1", "h2", "h3", "p", "ul", "ol", "li", "a", "em", "strong", "code", "pre", "!--"}
    known |= {"table", "thead", "tbody", "tr", "th", "td"}
    assert set(page.tags) <= known
    for tag, name, value in page.attributes:
        assert (tag, name) in {
            *(("a", "id"), ("a", "href"), ("code", "class"), ("ol", "start")),
            *(("h1", "id"), ("h2", "id"), ("h3", "id")),
        }
        if name == "href":
            assert re.match(r"https?://|mailto:|#|[\w./-]+(#|$)", value, re.ASCII)
            assert not re.match(r"\s*(javascript|data|vbscript|file)", value, re.IGNORECASE)
    comments = [" ".join("".join(text).split()) for tag, text in page.elements if tag == "!--"]
    assert comments[0].endswith("DO NOT EDIT.")
    assert set(comments[1:]) <= {""}


def test_nothing_is_left_for_a_template_engine(tree: Tree) -> None:
    for path in tree.folder.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\{\{|\{%|\{#|8<-", text)
        assert text.split("\n") == [*text.splitlines(), ""]
        assert not re.search(r"[ \t]$", text, re.MULTILINE)


@pytest.mark.parametrize("target", ["go", "ts", "python"])
@pytest.mark.parametrize("engine", ENGINES)
def test_readme_is_safe_and_starts_with_the_title(tree: Tree, target: str, engine: str) -> None:
    text = (tree.folder / target / "README.md").read_text(encoding="utf-8")
    page = Page(ENGINES[engine](text))
    assert page.texts("h1") == [shown(tree.snapshot["title"])]
    known = {"h1", "p", "ul", "ol", "li", "a", "em", "strong", "code", "pre", "!--"}
    assert set(page.tags) <= known
    assert {name for _, name, _ in page.attributes} <= {"id", "href", "class", "start"}
    assert all(re.match(r"https?://|mailto:|#|\w", link) for link in page.values("a", "href"))


@pytest.mark.parametrize("name", ["shipped", "everything", "torture"])
def test_engines_agree_about_the_blocks(trees: Callable[[str], Tree], name: str) -> None:
    source = source_of(trees(name))
    one, other = (blocks(engine(source)) for engine in ENGINES.values())
    assert one == other


def test_code_of_the_torture_is_shown_as_it_is(trees: Callable[[str], Tree]) -> None:
    source = source_of(trees("torture"))
    for engine in ENGINES.values():
        shown_code = ["".join(text) for tag, text in Page(engine(source)).elements if tag == "pre"]
        assert 'cat < in | grep x_y_z\n\necho "*done*"' in [text.strip() for text in shown_code]
        assert "systemctl restart x" in [text.strip() for text in shown_code]
        assert any("</code></pre><script>alert(1)</script>\n \n{{ x }}" in t for t in shown_code)


@pytest.mark.slow
def test_pages_of_the_tools_rules_pass_markdownlint(run: Run, tmp_path: Path) -> None:
    pages = HERE.parents[1] / "codegen" / "diagnostics" / "generated" / "pages"
    shutil.copytree(pages, tmp_path, dirs_exist_ok=True)
    shutil.copy(HERE / ".markdownlint-cli2.jsonc", tmp_path)
    assert "0 issues" in run("node", LINTER, "**/*.md", cwd=tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["shipped", "everything", "torture"])
def test_pages_pass_markdownlint(
    trees: Callable[[str], Tree], run: Run, tmp_path: Path, name: str
) -> None:
    assert LINTER.is_file(), "markdownlint-cli2 is needed and not installed: make setup"
    text = (HERE / ".markdownlint-cli2.jsonc").read_text(encoding="utf-8")
    config = json.loads(re.sub(r"(?m)^ *//.*$", "", text))
    if name == "torture":  # where an author's own addresses and emphasis are meant to be odd
        config["config"] |= dict.fromkeys(["MD034", "MD036", "MD037", "MD049", "MD050"], False)
    (tmp_path / ".markdownlint-cli2.jsonc").write_text(json.dumps(config), encoding="utf-8")
    folder = trees(name).folder
    for path in folder.rglob("*.md"):
        place = tmp_path / path.relative_to(folder)
        place.parent.mkdir(exist_ok=True)
        shutil.copy(path, place)
    run("node", LINTER, "**/*.md", cwd=tmp_path)
