"""The rules of the tool itself: their ids as constants, and where the page of each is.

A project like any other, rendered by the tool: `catalogue/` says what each rule is about, and
`generated/`, made of it by `templates/`, is what the tool runs on. A rule that is not generated yet
still has its id here, made of its name as the templates make it, and so have all of them where
`generated/rules` is broken: else the tool that mends it could not start. A test holds the constants
against the catalogue.
"""

from typing import TYPE_CHECKING

try:
    from codegen.diagnostics.generated.rules import *  # noqa: F403
    from codegen.diagnostics.generated.rules import DOCS_URL
except (ImportError, SyntaxError):
    DOCS_URL = ""  # type: ignore[misc]  # as in the module that cannot be imported

if not TYPE_CHECKING:

    def __getattr__(name: str) -> str:
        """The id of a rule that has no constant yet."""
        if not name.isupper() or name.startswith("_"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return name.lower().replace("_", "-")


def page(rule: str) -> str:
    """Where the page of a rule is: its address, or its path below `generated/pages`."""
    return f"{DOCS_URL.rstrip('/')}/{rule}.md" if DOCS_URL else f"rules/{rule}.md"
