"""Writes the pages of docs/reference, or makes of docs/ what the site is built from."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from codegen.model import CodegenError
from reference.commands import commands_page
from reference.site import assemble
from reference.targets import targets_page
from reference.templates import templates_page
from reference.yaml import yaml_page

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "reference"

PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "yaml.md": yaml_page,
    "targets.md": targets_page,
    "templates.md": templates_page,
}


def main(arguments: list[str]) -> int:
    """Does what it is asked for, and returns 0, 1 where a page is not up to date, or 2."""
    parser = argparse.ArgumentParser(prog="python -m reference", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which pages are stale")
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="put the site's pages there")
    options = parser.parse_args(arguments)
    if options.site:
        return _site(options.site)
    stale = [name for name, make in PAGES.items() if _differs(FOLDER / name, make())]
    for name in stale:
        if options.check:
            sys.stderr.write(f"docs/reference/{name}: error: the page is stale\n")
        else:
            (FOLDER / name).write_text(PAGES[name](), encoding="utf-8", newline="\n")
            sys.stdout.write(f"   update  docs/reference/{name}\n")
    if stale and options.check:
        sys.stderr.write("  help: make generate writes it anew\n")
    return int(bool(stale and options.check))


def _site(folder: Path) -> int:
    try:
        assemble(ROOT, folder)
    except CodegenError as error:
        sys.stderr.write(f"error: {error.message}\n  help: {error.hint}\n")
        return 2
    return 0


def _differs(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_bytes() != text.encode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
