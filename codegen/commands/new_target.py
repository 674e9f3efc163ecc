"""`codegen new-target`: starts a target of the project's own, in a language of its choice."""

import sys
from pathlib import Path

from codegen.commands.opened import chosen
from codegen.commands.terminal import Terminal
from codegen.loading.discovery import find_workspace
from codegen.loading.known import known_targets
from codegen.loading.resources import schema_text
from codegen.model import CodegenError, Workspace
from codegen.model.characters import shown
from codegen.starting.target import TARGET_NAME, copied_files, target_files
from codegen.writing.fresh import write_fresh

_SCHEMA = "schema/target.schema.json"


def run(_: Terminal, *, root: Path | None, name: str, like: str | None) -> int:
    """Writes the target's folder, and returns the exit code 0.

    Raises:
        CodegenError: the name is taken or is none, or nothing could be written.
    """
    workspace = find_workspace(Path.cwd(), root)
    if not TARGET_NAME.fullmatch(name):
        raise CodegenError(
            f"{shown(name)} is no name for a target",
            "a target is named with small letters, digits and hyphens, such as kotlin",
        )
    known, _faults = known_targets(workspace, None)
    if name in known or (workspace.templates / name).exists():
        raise CodegenError(
            f"there is a target {name} already",
            f"codegen new-target mine --like {name} starts one that is like it",
        )
    if like is None:
        files = target_files(name)
    else:
        item = known[chosen((like,), list(known), "target")[0]]
        texts = {
            path.name: path.read_text(encoding="utf-8")
            for path in [item.folder / "target.yaml", *sorted(item.folder.glob("*.j2"))]
        }
        files = copied_files(name, item.target.title, texts)
    if not (workspace.root / _SCHEMA).exists():
        files[_SCHEMA] = schema_text("target")
    write_fresh(workspace.root, files)
    _tell(workspace, name, files)
    return 0


def _tell(workspace: Workspace, name: str, files: dict[str, str]) -> None:
    for path in files:
        sys.stdout.write(f"   create  {path}\n")
    known, _ = known_targets(workspace, None)
    needed = [option.name for option in known[name].options if option.required]
    settings = "{" + ", ".join(f"{option}: …" for option in needed) + "}"
    sys.stdout.write(
        f"next: write {name}: {settings} under targets in catalogue/catalogue.yaml\n"
        f"      codegen generate --target {name} --diff\n"
    )
