"""What generate and check share: a project's folder, loaded, chosen from and rendered."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from codegen.loading.loader import Loaded, load
from codegen.model import CodegenError, Diagnostic, GeneratedFile, Target, Workspace
from codegen.rendering.apart import is_worth_it, start
from codegen.rendering.renderer import Renderer
from codegen.reporting.progress import Progress


@dataclass(slots=True)
class Project:
    """A project as far as it could be rendered.

    Attributes:
        diagnostics: what is wrong with its catalogue and templates, at its place.
        files: what it renders to; meaningful only where there are no diagnostics.
        also: files outside catalogue/ that were read, relative to the project's folder.
        loaded: what its folder holds.
    """

    workspace: Workspace
    diagnostics: list[Diagnostic]
    files: list[GeneratedFile]
    also: list[str]
    loaded: Loaded


def render_project(
    workspace: Workspace, templates: Path | None, selection: Collection[str], progress: Progress
) -> Project:
    """Loads a project and renders the selected targets, all of them where none is selected.

    Raises:
        CodegenError: something stands in the way that is not in the catalogue's text.
    """
    try:
        return _render_project(workspace, templates, selection, progress)
    finally:
        progress.done()


def _render_project(
    workspace: Workspace, templates: Path | None, selection: Collection[str], progress: Progress
) -> Project:
    progress.step("reading the catalogue")
    loaded = load(workspace, templates)
    renderer = Renderer(loaded.catalogue, loaded.targets, loaded.named)
    diagnostics = [*loaded.diagnostics, *renderer.findings()]
    chosen = _chosen(loaded, selection, strict=not diagnostics)
    files: list[GeneratedFile] = []
    if not diagnostics:
        files, diagnostics = _render(renderer, chosen, progress)
    return Project(workspace, loaded.located(diagnostics), files, loaded.also, loaded)


def _render(
    renderer: Renderer, targets: list[Target], progress: Progress
) -> tuple[list[GeneratedFile], list[Diagnostic]]:
    apart, there = None, targets[1::2]
    if is_worth_it(renderer, targets):
        apart = start(renderer, there)
    here = targets[::2] if apart else targets
    rendered = []
    for number, target in enumerate(here, 1):
        progress.step(f"rendering {target.name} ({number} of {len(here)})")
        rendered.append(renderer.render(target))
    if apart:
        rendered += apart.outcome() or [renderer.render(target) for target in there]
    return (
        [file for item in rendered for file in item.files],
        [finding for item in rendered for finding in item.diagnostics],
    )


def _chosen(loaded: Loaded, selection: Collection[str], *, strict: bool) -> list[Target]:
    for name in selection:
        if name not in loaded.targets and strict:
            near = get_close_matches(name, loaded.targets, 1)
            known = ", ".join(loaded.targets)
            raise CodegenError(
                f"there is no target {name!r} in the manifest",
                f"did you mean {near[0]}?" if near else f"the manifest's targets: {known}",
            )
    return [item for name, item in loaded.targets.items() if not selection or name in selection]
