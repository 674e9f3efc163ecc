"""Turns a template and its values into the bytes of a file, or into a finding about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from codegen.diagnostics import TEMPLATE_FAILURE, TEMPLATE_MISSING, TEMPLATE_SYNTAX
from codegen.model import CodegenError, Diagnostic, Target
from codegen.model.characters import notation, shown
from codegen.rendering.environment import environment
from codegen.rendering.text import NoTextError, UnescapedTextError


@dataclass(slots=True)
class _Fault:
    """What went wrong: the rule, what to say, and the template and line, 0 if it is not known."""

    rule: str
    message: str
    template: str
    line: int = 0
    help: str = ""


class Templates:
    """The templates of one target, each compiled once, and what goes wrong with them."""

    def __init__(self, target: Target, findings: list[Diagnostic]) -> None:
        self.target = target
        self.findings = findings
        self.folder = target.path.rpartition("/")[0]
        self.jinja: Environment = environment(target)
        self.failed: set[str] = set()

    def render(self, template: str, values: dict[str, Any]) -> bytes:
        """The content of one file, ending in one line feed; empty where the template fails.

        Raises:
            CodegenError: the template does not come to an end.
        """
        if template in self.failed:
            return b""
        try:
            text = self.jinja.get_template(template).render(values).rstrip("\n")
            return f"{text}\n".encode() if text else b""
        except (RecursionError, MemoryError) as error:
            raise CodegenError(
                f"{self.folder}/{template}: the template does not come to an end"
            ) from error
        except Exception as error:
            # A template may do anything that Python can: whatever comes of it is its fault.
            self._add(self._explained(error, template), template)
            return b""

    def _explained(self, error: Exception, template: str) -> _Fault:
        name, line = _origin(error, self.target.templates, template)
        if isinstance(error, TemplateSyntaxError):
            name, line = error.name or name, error.lineno
            return _Fault(TEMPLATE_SYNTAX, error.message or "", name, line)
        if isinstance(error, SyntaxError):  # what Jinja compiles to is no Python
            return _Fault(TEMPLATE_SYNTAX, error.msg, template)
        if isinstance(error, TemplateNotFound):
            if not isinstance(error.name, str):
                message = "a template is named by a text of the catalogue"
                return _Fault(TEMPLATE_FAILURE, message, name, line)
            message = f"there is no template {error.name} in this folder"
            help = f"the templates here: {', '.join(self.target.templates)}"
            return _Fault(TEMPLATE_MISSING, message, name, line, help)
        if isinstance(error, UnicodeEncodeError):
            character = notation(error.object[error.start])
            message = f"the text holds {character}, which is no character"
            return _Fault(TEMPLATE_FAILURE, message, template)
        help = ""
        if isinstance(error, UnescapedTextError):
            filters = [*self.target.literals, *self.target.comments] or ["md or json"]
            help = f"send it through a filter, such as {', '.join(filters)}"
        elif isinstance(error, NoTextError):
            help = "a text that is not given is none: ask for it with if"
        message = str(error) if isinstance(error, TemplateError) or help else _told(error)
        return _Fault(TEMPLATE_FAILURE, message, name, line, help)

    def _add(self, fault: _Fault, template: str) -> None:
        self.failed.add(template)
        source = self.target.templates.get(fault.template, "").split("\n")
        excerpt = source[fault.line - 1] if 0 < fault.line <= len(source) else ""
        message = shown(" ".join(fault.message.split()), 200)[1:-1].removesuffix(".")
        self.findings.append(
            Diagnostic(
                fault.rule,
                message,
                f"{self.folder}/{fault.template}",
                fault.help,
                line=fault.line,
                excerpt=excerpt,
            )
        )


def _told(error: Exception) -> str:
    """An error of Python in words; those of a dictionary or a number say too little alone."""
    return str(error) if len(str(error)) > 20 else f"{type(error).__name__}: {error}"


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
