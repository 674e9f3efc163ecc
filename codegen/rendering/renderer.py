"""Turns a catalogue and its targets into files; it neither reads nor writes any."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from codegen.diagnostics import OUTPUT_PATH
from codegen.model import (
    Catalogue,
    Diagnostic,
    GeneratedFile,
    OutputFile,
    Target,
)
from codegen.rendering.environment import filter_findings
from codegen.rendering.naming import name_findings, names, unknown_names
from codegen.rendering.paths import PathError, output_path, path_findings
from codegen.rendering.templates import Templates
from codegen.rendering.text import Text
from codegen.rendering.views import CatalogueView, Seal, context, seals


@dataclass(slots=True)
class Rendered:
    """The files of a target, sorted by path, or what is wrong with its templates."""

    files: list[GeneratedFile]
    diagnostics: list[Diagnostic]


class Renderer:
    """A catalogue with its targets, whose names are made once.

    Attributes:
        known: the targets that the manifest names, those with faults among them.
    """

    def __init__(
        self, catalogue: Catalogue, targets: Mapping[str, Target], known: Collection[str] = ()
    ) -> None:
        self.catalogue = catalogue
        self.targets = targets
        self.known = known or targets
        self.names = {
            name: names(catalogue, target, catalogue.targets[name])
            for name, target in targets.items()
        }

    @cached_property
    def _seals(self) -> dict[str, Seal]:
        return seals(self.catalogue)

    def findings(self) -> list[Diagnostic]:
        """What keeps the catalogue from being rendered: names that a target cannot have."""
        found = list(unknown_names(self.catalogue, self.known))
        for name, target in self.targets.items():
            found.extend(name_findings(self.names[name], target))
            found.extend(filter_findings(target))
        return found

    def render(self, target: Target) -> Rendered:
        """Renders the catalogue, which has no findings, to all files of one target."""
        settings = self.catalogue.targets[target.name]
        values = context(self.catalogue, target, settings, self.names[target.name], self._seals)
        rendered = Rendered([], [])
        jobs = list(_jobs(target, values, rendered.diagnostics))
        rendered.diagnostics.extend(path_findings(target, [(job.path, job.row) for job in jobs]))
        templates = Templates(target, rendered.diagnostics)
        for job in jobs:
            content = templates.render(job.row.template, {**values, **job.extra})
            rendered.files.append(GeneratedFile(job.path, content))
        rendered.files.sort(key=lambda file: file.path)
        return rendered


@dataclass(slots=True)
class _Job:
    """A file to render: where it goes, from which row of target.yaml, with which extra names."""

    path: str
    row: OutputFile
    extra: dict[str, Any]


def _jobs(target: Target, values: dict[str, Any], findings: list[Diagnostic]) -> Iterator[_Job]:
    catalogue: CatalogueView = values["catalogue"]
    options: dict[str, Any] = values["options"]
    for row in target.files:
        if row.when and not (options.get(row.when) or getattr(catalogue, row.when, None)):
            continue
        for extra in _extras(row, catalogue):
            try:
                path = output_path(target.name, row.path, path_words(options, extra))
            except PathError as error:
                pointer = ("files", row.index, "path")
                findings.append(
                    Diagnostic(OUTPUT_PATH, str(error), target.path, error.help, pointer)
                )
                continue
            yield _Job(path, row, extra)


def _extras(row: OutputFile, catalogue: CatalogueView) -> Iterator[dict[str, Any]]:
    """What the template of a row knows beside the catalogue, for each file of it."""
    if not row.each:
        yield {}
    for module in catalogue.modules if row.each else ():
        if row.each == "message":
            for message in module.all if row.removed else module.messages:
                yield {"module": module, "message": message}
        elif module.messages:
            yield {"module": module}


def path_words(options: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, str | None]:
    """What the placeholders of a path stand for; None for an option that is not given."""
    words = {
        name: value.value if type(value) is Text else None
        for name, value in options.items()
        if not isinstance(value, bool)
    }
    if "module" in extra:
        words["module"] = str(extra["module"].name)
    if "message" in extra:
        code = str(extra["message"].code)
        words.update(code=code, slug=code.lower().replace("_", "-"))
    return words
