"""Builds every package into a folder: `python -m release dist`, which `make package` calls."""

import argparse
import sys
from pathlib import Path

from codegen.model import CodegenError
from release.artefacts import build_all
from release.folder import replace_artefacts
from release.manifest import (
    TOOLKIT,
    read_releases,
    refuse_other_repository,
    refuse_other_tag,
)

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Builds, and returns the exit code: 0 when all packages are there, 2 when none is."""
    parser = argparse.ArgumentParser(prog="python -m release", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the packages are put")
    parser.add_argument("--tag", default="", help="refuse any other version than this tag's")
    parser.add_argument("--repository", default="", help="refuse an npm package of another one")
    options = parser.parse_args(arguments)
    try:
        releases = read_releases(ROOT)
        if options.tag:
            refuse_other_tag(options.tag, releases)
        if options.repository and not options.tag.startswith(TOOLKIT):
            refuse_other_repository(options.repository, releases)
        with replace_artefacts(options.folder.resolve()) as staged:
            build_all(ROOT, releases, staged)
    except CodegenError as error:
        sys.stderr.write(f"error: {error.message}\n")
        sys.stderr.write(f"  help: {error.hint}\n" if error.hint else "")
        return 2
    sys.stdout.write((options.folder / "SHA256SUMS").read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
