"""Turns a catalogue and its targets into files; it neither reads nor writes any."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from codegen.model import (
    Catalogue,
    CodegenError,
    Diagnostic,
    GeneratedFile,
    OutputFile,
    Target,
)
from codegen.model.characters import shown
from codegen.rendering.environment import environment
from codegen.rendering.naming import name_findings, names, unknown_names
from codegen.rendering.paths import PathError, output_path, path_findings
from codegen.rendering.text import Text, UnescapedTextError
from codegen.rendering.views import CatalogueView, ModuleView, context


@dataclass(slots=True)
class Rendered:
    """The files of a target, sorted by path, or what is wrong with its templates."""

    files: list[GeneratedFile]
    diagnostics: list[Diagnostic]


class Renderer:
    """A catalogue with its targets, whose names are made once."""

    def __init__(self, catalogue: Catalogue, targets: Mapping[str, Target]) -> None:
        self.catalogue = catalogue
        self.targets = targets
        self.names = {
            name: names(catalogue, target, catalogue.targets[name])
            for name, target in targets.items()
        }

    def findings(self) -> list[Diagnostic]:
        """What keeps the catalogue from being rendered: names that a target cannot have."""
        found = list(unknown_names(self.catalogue, self.catalogue.targets))
        for name, target in self.targets.items():
            found.extend(name_findings(self.names[name], target))
        return found

    def render(self, target: Target) -> Rendered:
        """Renders the catalogue, which has no findings, to all files of one target."""
        settings = self.catalogue.targets[target.name]
        values = context(self.catalogue, target, settings, self.names[target.name])
        rendered = Rendered([], [])
        jobs = list(_jobs(target, values, rendered.diagnostics))
        rendered.diagnostics.extend(path_findings(target, [(job.path, job.row) for job in jobs]))
        templates = _Templates(target, rendered.diagnostics)
        for job in jobs:
            content = templates.render(job.row, {**values, **job.extra})
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
        modules: list[ModuleView | None] = [None]
        if row.each_module:
            modules = [module for module in catalogue.modules if module.messages]
        for module in modules:
            words = {name: value.value for name, value in options.items() if type(value) is Text}
            if module is not None:
                words["module"] = str(module.name)
            try:
                path = output_path(target.name, row.path, words)
            except PathError as error:
                findings.append(
                    Diagnostic("output-path", str(error), target.path, "", ("files", row.index))
                )
                continue
            yield _Job(path, row, {} if module is None else {"module": module})


class _Templates:
    """The templates of one target, each compiled once, and what goes wrong with them."""

    def __init__(self, target: Target, findings: list[Diagnostic]) -> None:
        self.target = target
        self.findings = findings
        self.folder = target.path.rpartition("/")[0]
        self.jinja: Environment = environment(target)
        self.failed: set[str] = set()

    def render(self, row: OutputFile, values: dict[str, Any]) -> bytes:
        """The content of one file; empty, with a finding, where the template fails."""
        if row.template in self.failed:
            return b""
        try:
            text = self.jinja.get_template(row.template).render(values)
        except TemplateSyntaxError as error:
            self._fault("template-syntax", error.message or "", error.name, error.lineno, row)
        except (UnescapedTextError, TemplateError) as error:
            name, line = _origin(error, self.target.templates, row.template)
            help = ""
            if isinstance(error, UnescapedTextError):
                known = [*self.target.literals, *self.target.comments]
                help = f"send it through a filter, such as {', '.join(known) or 'md or json'}"
            self._fault("template-failure", str(error), name, line, row, help)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            name, line = _origin(error, self.target.templates, row.template)
            self._fault("template-failure", str(error), name, line, row)
        except (RecursionError, MemoryError) as error:
            raise CodegenError(
                f"{self.folder}/{row.template}: the template does not come to an end"
            ) from error
        else:
            text = text.rstrip("\n")
            return f"{text}\n".encode() if text else b""
        return b""

    def _fault(
        self,
        rule: str,
        message: str,
        name: str | None,
        line: int,
        row: OutputFile,
        help: str = "",
    ) -> None:
        self.failed.add(row.template)
        name = name or row.template
        source = self.target.templates.get(name, "").split("\n")
        excerpt = source[line - 1] if 0 < line <= len(source) else ""
        text = shown(" ".join(message.split()), 200)[1:-1]
        self.findings.append(
            Diagnostic(rule, text, f"{self.folder}/{name}", help, line=line, excerpt=excerpt)
        )


def _origin(error: BaseException, templates: Mapping[str, str], name: str) -> tuple[str, int]:
    """The template and line in which an error arose: Jinja names its frames after templates."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename in templates:
            name, line = filename, trace.tb_lineno
        trace = trace.tb_next
    return name, line
