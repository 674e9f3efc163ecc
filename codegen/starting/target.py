"""Turns the name of a new target into the first files of its folder."""

import re
from collections.abc import Mapping

from codegen.starting.templates import rendered

TARGET_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
"""What a target may be called; it is the name of its folder and of what it renders to."""


def target_files(name: str) -> dict[str, str]:
    """A target that renders one file of constants, under paths relative to the project."""
    return {
        f"templates/{name}/target.yaml": rendered("target/target.yaml.j2", name=name),
        f"templates/{name}/codes.txt.j2": rendered("target/codes.txt.j2", name=name),
    }


def copied_files(name: str, title: str, texts: Mapping[str, str]) -> dict[str, str]:
    """A target that starts as another one.

    Args:
        title: that of the other, which the new target.yaml still has.
        texts: the other's files under their names.
    """
    files = {f"templates/{name}/{file}": text for file, text in texts.items()}
    path = f"templates/{name}/target.yaml"
    files[path] = files[path].replace(f"title: {title}\n", f"title: {title} ({name})\n", 1)
    return files
