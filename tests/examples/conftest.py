"""Names the type of what the rooms share; see the conftest above."""

from collections.abc import Callable

Run = Callable[..., str]
