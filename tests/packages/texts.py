"""Hostile texts as hypothesis draws them, and the filters that have to make them harmless."""

import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

from codegen.loading.loader import load
from codegen.model import Workspace
from codegen.rendering.environment import environment
from codegen.rendering.text import Text

from .hostile import HOSTILE

hostile_texts = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=4)), min_size=1, max_size=14
).map("".join)
hostile_lines = hostile_texts.map(lambda text: re.sub(r"[\r\n]", " ", text)).filter(str.strip)

examples = settings(max_examples=80, deadline=None, derandomize=True)

_EVERYTHING = Path(__file__).parent.parent / "golden" / "everything"
_FILTERS: dict[str, dict[str, Callable[..., str]]] = {
    name: dict(environment(target).filters)
    for name, target in load(Workspace(_EVERYTHING)).targets.items()
}


def write(target: str, filter: str, text: str, *arguments: object, **options: object) -> str:
    """What a filter of a shipped target makes of a text, as its templates see it."""
    return str(_FILTERS[target][filter](Text(text), *arguments, **options))
