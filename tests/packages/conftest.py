"""The trees that the tests are run with."""

from collections.abc import Callable

import pytest

from .trees import NAMES, Tree, tree_named

Run = Callable[..., str]


@pytest.fixture(scope="session")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Tree]:
    """Gives the tree of a name, rendering the random one at its first use."""
    made: dict[str, Tree] = {}

    def tree(name: str) -> Tree:
        if name not in made:
            made[name] = tree_named(name, tmp_path_factory.mktemp(name))
        return made[name]

    return tree


@pytest.fixture(params=NAMES, scope="session")
def tree(request: pytest.FixtureRequest, trees: Callable[[str], Tree]) -> Tree:
    """Each tree in turn."""
    return trees(request.param)
