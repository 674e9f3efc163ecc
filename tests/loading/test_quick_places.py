"""The quick finder of places agrees with the reader of events, or says that it does not know."""

from pathlib import Path

import pytest

from benchmarks.catalogues import write_catalogue
from codegen.loading.events import read_document
from codegen.loading.places import QuickPlaces
from codegen.loading.source import Source

MODULES = Path(__file__).resolve().parents[2] / "catalogue" / "modules"


def agreed(text: str) -> tuple[int, int]:
    """How many of a file's places are found quickly, of how many; each where it really is."""
    source = Source("a.yaml", text)
    places = QuickPlaces(source)
    found = asked = 0
    for pointer, place in read_document(source).places.items():
        if 2 <= len(pointer) <= 4 and pointer[0] == "messages":
            for on_key, real in ((True, place.key), (False, place.value)):
                quick = places.find(pointer, on_key=on_key)
                assert quick in (None, tuple(real)), pointer
                asked += 1
                found += quick is not None
    return found, asked


@pytest.mark.parametrize("path", sorted(MODULES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_catalogue(path: Path) -> None:
    found, asked = agreed(path.read_text(encoding="utf-8"))
    assert found >= asked * 0.6


def test_a_made_up_catalogue(tmp_path: Path) -> None:
    write_catalogue(tmp_path, 100)
    for path in (tmp_path / "catalogue" / "modules").iterdir():
        found, asked = agreed(path.read_text(encoding="utf-8"))
        assert found >= asked * 0.6


ODD = {
    "flow": "messages: {A_B: {level: info, summary: x}}\n",
    "flow-below": "messages:\n  A_B: {level: info, summary: x}\n",
    "quoted": 'messages:\n  "A_B":\n    level: info\n    summary: x\n',
    "in-a-text-before": "description: |\n  A_B:\n    level: x\nmessages:\n  'A_B': {level: info}\n",
    "in-a-text-after": "messages:\n  A_C:\n    summary: |\n      A_B:\n  A_B:\n    level: info\n",
    "field-in-a-text": "messages:\n  A_B:\n    summary: |\n      level: x\n    level: info\n",
    "field-in-a-plain-text": "messages:\n  A_B:\n    summary: x\n     level\n    level: info\n",
    "comments": "messages: # a\n\n  # level: x\n  A_B: # b\n    # level: y\n    level:  info\n",
    "value-below": "messages:\n  A_B:\n    summary:\n      x\n    level: info\n",
    "question-mark": "messages:\n  ? A_B\n  : level: info\n",
    "twice": "messages:\n  A_B:\n    level: info\n  A_B:\n    level: error\n",
    "nested": "messages:\n  A_B:\n    removed:\n      level: x\n      since: y\n    since: z\n",
    "last-without-line-feed": "messages:\n  A_B:\n    level: info",
    "wide-indent": "messages:\n      A_B:\n         level: info\n      A_C:\n         level: x\n",
    "deep": "messages:\n  A_B:\n    level: x\n    removed: # a\n      # b\n      since: z\n",
    "deep-in-a-text": "messages:\n  A_B:\n    summary: |\n      removed:\n        since: z\n",
    "deep-twice": "messages:\n  A_B:\n    removed:\n      since: x\n    removed:\n      since: z\n",
    "deep-text-below": "messages:\n  A_B:\n    removed:\n      text\n    since: z\n",
    "deep-flow": "messages:\n  A_B:\n    removed: {since: x}\n    since: z\n",
    "deep-block": "messages:\n A:\n  removed:\n   reason: |\n    since: x\n   since: z\n",
    "anchor": "messages:\n  A_B:\n    level: &a info\n",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_ways_to_write_it(name: str) -> None:
    agreed(ODD[name])
