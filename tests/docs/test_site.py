"""The site that `make docs` builds: whole, searchable, and without a request to anywhere else."""

import html
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reference.__main__ import main
from reference.site import with_links

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    assert main(["--site", str(folder / "build" / "docs")]) == 0
    run("zensical", "build", "--strict", cwd=folder)
    return folder / "site"


@pytest.mark.slow
def test_every_page_is_there(site: Path) -> None:
    pages = [file.relative_to(ROOT / "docs") for file in (ROOT / "docs").rglob("*.md")]
    assert len(pages) > 9
    for page in pages:
        assert (site / page.with_suffix("") / "index.html").is_file() or page.name == "index.md"
    rules = (ROOT / "codegen/diagnostics/generated/pages/rules").glob("*.md")
    for rule in rules:
        name = "" if rule.stem == "README" else rule.stem
        assert (site / "rules" / name / "index.html").is_file(), rule.stem
    assert "DOCKER_EXEC_CREATE_FAILED" in (site / "message-codes/index.html").read_text("utf-8")


@pytest.mark.slow
def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 90
    for page in pages:
        text = page.read_text(encoding="utf-8")
        fetched = re.findall(r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"?([^\s\">]+)", text)
        fetched += re.findall(r"<link\b(?![^>]*rel=\"?canonical)[^>]*\bhref=\"?([^\s\">]+)", text)
        assert fetched
        assert [link for link in fetched if re.match(r"(?:[a-z]+:)?//", link)] == []
        assert 'class="mermaid"' not in text  # its code would be fetched
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\(\"?(?:https?:)?//|@import", sheet.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_search_finds_the_headings_of_the_reference(site: Path) -> None:
    items = json.loads((site / "search.json").read_text(encoding="utf-8"))["items"]
    found = {item["location"]: html.unescape(item["title"]) for item in items}
    assert found["reference/commands/#codegen-breaking"] == "codegen breaking"
    assert found["reference/yaml/#module-messagescode"] == "Module: messages.CODE"
    assert "rules/bad-value/" in found
    assert any(place.startswith("tutorial/#") for place in found)


def test_a_page_without_a_place_in_the_navigation_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = tmp_path / "repository"
    for name in ("docs", "codegen/diagnostics/generated/pages", "generated/docs", "benchmarks"):
        shutil.copytree(ROOT / name, repository / name)
    for name in ("mkdocs.yml", "CHANGELOG.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, repository)
    monkeypatch.setattr("reference.__main__.ROOT", repository)
    assert main(["--site", str(tmp_path / "pages")]) == 0
    lost = repository / "docs" / "how-to" / "lost.md"
    lost.write_text("# Lost\n", encoding="utf-8")
    assert main(["--site", str(tmp_path / "pages")]) == 2
    assert "mkdocs.yml has no place for how-to/lost.md" in capsys.readouterr().err
    lost.unlink()
    (repository / "docs" / "ci.md").unlink()
    assert main(["--site", str(tmp_path / "pages")]) == 0
    assert not (tmp_path / "pages" / "ci.md").exists()


def test_links_lead_where_the_site_has_the_page() -> None:
    pages = {"docs/a/b.md": "a/b.md", "rules/README.md": "rules/index.md", "docs/c.md": "c.md"}
    for text, expected in {
        "[x](../../rules/README.md#y)": "[x](../rules/index.md#y)",
        "[`x`](../c.md)": "[`x`](../c.md)",
        "[`x`](../../rules)": "[`x`](../rules/index.md)",
        "see [the file](../../schema/a.json).": "see the file.",
        "[x](#y) <https://example.org> [z](https://example.org)": None,
        "`[x](../../rules)` and ``[x](../../rules)``": None,
        "```md\n[x](../../rules)\n```\n": None,
    }.items():
        assert with_links(text, "docs/a/b.md", pages) == (text if expected is None else expected)


@pytest.mark.slow
def test_pages_pass_markdownlint(run: Run) -> None:
    tools = ROOT / "tests" / "packages"
    linter = tools / "node_modules" / "markdownlint-cli2" / "markdownlint-cli2-bin.mjs"
    assert linter.is_file(), "markdownlint-cli2 is needed and not installed: make setup"
    run(
        "node", linter, "--config", tools / ".markdownlint-cli2.jsonc", "**/*.md", cwd=ROOT / "docs"
    )
