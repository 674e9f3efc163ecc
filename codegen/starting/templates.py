"""Turns the templates beside this module, and values that are safe where they land, into text."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "files"


def rendered(template: str, **values: object) -> str:
    """The text of a template; in GitHub's own `${{ }}` braces are left alone.

    Args:
        values: names that match a pattern, or texts that are written as YAML already.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        variable_start_string="<<",
        variable_end_string=">>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - YAML and JSON, not HTML
    )
    return environment.get_template(template).render(**values)
