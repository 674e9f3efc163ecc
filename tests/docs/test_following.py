"""The tutorial and the how-tos, followed word for word from an empty folder."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from codegen.commands import COMMANDS
from tests.docs.following import blocks_of, follow

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ["tutorial.md", "how-to/add-a-language.md", "how-to/adopt.md"]
PAGES += ["how-to/several-catalogues.md"]
ELSEWHERE = ["ci.md", "editors.md"]
"""Pages whose blocks tests/ci and tests/editors hold."""


@pytest.fixture
def terminal(tmp_path: Path, dist: Path, go_env: Mapping[str, str]) -> dict[str, str]:
    """The variables of somebody who opens a terminal: tools on PATH, and pip finds the tool."""
    links = f"{os.environ.get('PIP_FIND_LINKS', '')} {dist}".strip()
    nobody = tmp_path / "gitconfig"
    nobody.write_text("[user]\n  name = Tests\n  email = tests@example.org\n", encoding="utf-8")
    kept = {
        key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")
    }
    return {
        **kept,
        **go_env,
        "PATH": f"{os.environ['PATH']}{os.pathsep}{Path(sys.executable).parent}",
        "PIP_FIND_LINKS": links,
        "PIP_CONSTRAINT": str(DOCS.parent / "constraints.txt"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "GIT_CONFIG_GLOBAL": str(nobody),
        "GIT_CONFIG_NOSYSTEM": "1",
        "NO_COLOR": "1",
    }


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_page_does_what_it_says(page: str, tmp_path: Path, terminal: dict[str, str]) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    ran = follow(DOCS / page, folder, terminal)
    assert any("codegen" in block for block in ran)


def test_every_block_of_every_page_is_held_by_a_test() -> None:
    for page in sorted(DOCS.rglob("*.md")):
        name = page.relative_to(DOCS).as_posix()
        loose = [block.text for block in blocks_of(page) if not block.role]
        assert not loose or name in ELSEWHERE or name.startswith("reference/"), (name, loose)
        assert name in PAGES or not any("run" in block.role for block in blocks_of(page)), name


def test_the_tutorial_goes_the_whole_way() -> None:
    told = "\n".join(
        block.text for block in blocks_of(DOCS / "tutorial.md") if block.role[:3] == "run"
    )
    for command in ("init", "generate", "check", "lint", "rename", "breaking", "release", "remove"):
        assert command in COMMANDS
        assert re.search(rf"^codegen {command}\b", told, re.MULTILINE)
    for program in ("go run", "npx tsc", "node main.js", "python report/count.py"):
        assert program in told
