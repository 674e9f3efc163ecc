"""Turns the answers of whoever starts a project into its first files."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from codegen.starting.templates import rendered

EXTRAS: Mapping[str, Mapping[str, str]] = {
    "editor": {".vscode/settings.json": "vscode-settings.json.j2",
               ".vscode/extensions.json": "vscode-extensions.json.j2"},
    "pre-commit": {".pre-commit-config.yaml": "pre-commit-config.yaml.j2"},
    "github": {".github/workflows/message-codes.yml": "github-workflow.yml.j2"},
    "gitlab": {".gitlab-ci.yml": "gitlab-ci.yml.j2"},
}  # fmt: skip
"""What a project can do without: under its name, the files and their templates."""

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of a new project.

    Attributes:
        title: a YAML scalar on one line, as the other texts are.
        modules: their names, the first one with messages as examples.
        targets: the options of each target, written as YAML scalars, under its name.
        version: that of this tool, for the files that install it.
    """

    name: str
    title: str
    modules: Sequence[str]
    targets: Mapping[str, Mapping[str, str]]
    version: str


def name_for(folder: Path) -> str:
    """A name for the project in a folder: the folder's own, as far as it can be one."""
    words = re.findall(r"[a-z0-9]+", folder.name.casefold())
    name = "-".join(words).lstrip("0123456789-")[:60].rstrip("-")
    return name if _NAME.fullmatch(name) else "messages"


def title_for(name: str) -> str:
    """The title of a project's page, from its name."""
    return f"{name.replace('-', ' ').capitalize()} message codes"


def suggested(pattern: str, name: str) -> str:
    """The value that a target suggests for an option, for a project of this name."""
    return pattern.replace("{name}", name).replace("{name_}", name.replace("-", "_"))


def catalogue_files(answers: Answers) -> dict[str, str]:
    """The manifest and the file of each module, under their paths."""
    files = {"catalogue/catalogue.yaml": rendered("catalogue.yaml.j2", answers=answers)}
    for index, module in enumerate(answers.modules):
        text = rendered(
            "module.yaml.j2", module=module, title=module.replace("_", " ").capitalize(),
            prefix=module.upper(), example=index == 0,
        )  # fmt: skip
        files[f"catalogue/modules/{module}.yaml"] = text
    return files


def extra_files(answers: Answers, extra: str) -> dict[str, str]:
    """The files of one of EXTRAS, under their paths."""
    return {
        path: rendered(template, answers=answers, extra=extra)
        for path, template in EXTRAS[extra].items()
    }
