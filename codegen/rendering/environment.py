"""Turns a target into a Jinja environment in which text can only be printed through a filter."""

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from codegen.diagnostics import BAD_TARGET
from codegen.model import Case, Diagnostic, IdentifierStyle, Target
from codegen.model.characters import shown
from codegen.rendering.comments import comment_writer
from codegen.rendering.formats import html, json_string, lines, on_text, plain, toml_string
from codegen.rendering.literals import literal_writer
from codegen.rendering.markdown import md, md_block, md_cell, md_link
from codegen.rendering.naming import CASES, namer
from codegen.rendering.text import Text, UnescapedTextError, finalize, sealed_name

STRUCTURAL = frozenset(
    "batch count default d first groupby items join last length list map max min reject rejectattr"
    " reverse select selectattr slice sort sum unique".split()
)
"""Jinja's own filters for lists and conditions; those that make or unmake text are left out."""

FORMATS: dict[str, Callable[..., Markup]] = {
    "json": json_string,
    "toml": toml_string,
    "html": html,
    "plain": plain,
    "lines": lines,
    "md": md,
    "md_cell": md_cell,
    "md_block": md_block,
    "md_link": md_link,
}
"""The filters for texts that every target has."""


class _Output(CodeGenerator):
    """Compiles `{{ x }}` to `finalize(x)` alone.

    Jinja would escape the outcome for HTML once more. As finalize returns nothing but what is
    fit to be printed, that changes no byte and takes a third of the time of a large catalogue.
    """

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, _finalize: Any) -> str:
        """Prints what is known at once: the template's own words, among them `{{ "{{" }}`."""
        value = node.as_const(frame.eval_ctx)
        if not isinstance(value, str):
            raise nodes.Impossible
        return str(value)

    def _output_child_pre(self, _node: nodes.Expr, _frame: Frame, finalize: Any) -> None:
        self.write(f"({finalize.src or ''}")

    def _output_child_post(self, _node: nodes.Expr, _frame: Frame, finalize: Any) -> None:
        self.write("))" if finalize.src is not None else ")")


_REACHING = frozenset({"format", "format_map"})
"""Methods of strings that reach into what they are given, as in "{0.value}"."""


class _Environment(Environment):
    code_generator_class = _Output

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Keeps templates from what is inside a text, and from what is private anywhere."""
        _refuse_reaching(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The same for brackets."""
        _refuse_reaching(obj, argument if isinstance(argument, str) else "")
        return super().getitem(obj, argument)


def _refuse_reaching(obj: Any, name: str) -> None:
    if type(obj) is Text:
        raise UnescapedTextError("a template has no way into a text but a filter")
    if name[:1] == "_" or name in _REACHING:
        raise SecurityError(f"the attribute {name} is out of a template's reach")


def environment(target: Target) -> Environment:
    """Makes the environment for a target's templates.

    Autoescape is on so that Jinja itself keeps apart what is Markup and what is not: macros,
    `~` and block assignments make Markup of Markup, and a sealed text refuses to join in.
    """

    def source(name: str) -> tuple[str, str, None] | None:
        return (target.templates[name], name, None) if name in target.templates else None

    made = _Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.loopcontrols"],
    )
    made.filters = {name: made.filters[name] for name in sorted(STRUCTURAL)}
    for name, write in FORMATS.items():
        made.filters[name] = on_text(write)
    for name, literal in target.literals.items():
        made.filters[name] = on_text(literal_writer(literal))
    for name, comment in target.comments.items():
        made.filters[name] = on_text(comment_writer(comment))
    made.filters.update(_case_filters(target))
    made.globals = {"namespace": made.globals["namespace"], "range": range}
    return made


def filter_findings(target: Target) -> Iterator[Diagnostic]:
    """Finds filters of a target that would take the place of one that every target has."""
    for name in (*target.literals, *target.comments):
        if name in FORMATS or name in STRUCTURAL or name in CASES:
            yield Diagnostic(
                BAD_TARGET,
                f"the filter {shown(name)} has the name of one that every target has",
                target.path,
                help="give it another name",
                pointer=("filters", name),
                on_key=True,
            )


def _case_filters(target: Target) -> dict[str, Callable[[Any], Markup]]:
    """The cases as filters for names, such as `{{ level | pascal }}`."""
    initialisms = target.identifiers.initialisms if target.identifiers else ()

    def filter_for(case: Case) -> Callable[[Any], Markup]:
        make = namer(IdentifierStyle(case, initialisms))

        def filter_(value: Any) -> Markup:
            if type(value) is not Markup:
                raise UnescapedTextError(f"the filter {case} is for names, not for texts")
            return sealed_name(make(str(value)))

        return filter_

    cases: tuple[Case, ...] = ("pascal", "camel", "snake", "screaming", "kebab")
    return {case: filter_for(case) for case in cases}
