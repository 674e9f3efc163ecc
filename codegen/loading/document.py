"""Turns a source into a document: quickly where that is sure, by the reference reader elsewhere.

The quick reader is ryaml, some eighty times faster, which gives data without places. It is used
only for text that shows none of the syntax in which YAML readers differ or which a catalogue does
without; all else, every fault included, goes to the reference reader. A differential test proves
that the two agree.
"""

import re
from typing import Any

from codegen.loading import limits
from codegen.loading.events import Document, read_document, where_too_deep
from codegen.loading.source import Source

# The body of a block scalar under a simple key: text, whatever it looks like.
_BLOCK_SCALAR = re.compile(
    r"^( *)[A-Za-z_][\w-]*:[ ][|>]-?\n(?![ ]+\n)(?:\1[ ]+[^\n]*(?:\n|\Z)|[ ]*(?:\n|(?<=\n)\Z))*",
    re.MULTILINE | re.ASCII,
)

# A key with nothing, or with plain words that no reader takes for anything else. Most lines are
# such; taking them out first is cheaper than asking every alternative below of them.
_PLAIN_LINE = re.compile(
    r"^ *[A-Za-z_][\w-]*:(?: [A-Za-z][^&*!<>|\t\x85\u2028\u2029\ufeff\"'\[\]{}:#\n]*)?\n",
    re.MULTILINE | re.ASCII,
)

_UNUSUAL = re.compile(
    r"""
    ^(?:%|---|\.\.\.)                       # directives, document marks
    | ^[ ]*(?:[?:](?:[ ]|$)|[\[{"'])        # complex or quoted keys, flow collections as a line
    | (?:^[ ]*|[:?-][ ]+|[\[{,][ ]*|["'}\]]:[ ]*)(?:[&*](?=\S)|!)  # anchors, aliases, tags
    | <<                                    # merge keys
    | [\t\x85\u2028\u2029\ufeff]           # blanks and line ends to some readers
    | [|>][-+0-9]*[ ]*(?:\#[^\n]*)?$        # block scalars that are not the simple ones
    | :[ ]"(?:[^"\\\n]|\\.)*$               # quoted text over several lines
    | :[ ]'(?:[^'\n]|'')*$
    | (?:^[ ]*(?:-[ ]+)*|:[ ]+|[\[,{][ ]*)  # numbers in a form that readers differ about
        (?:[-+.][0-9.i]|0[0-9xob_]|[0-9]{16}|[0-9][0-9_.:]*[_:eE])
    """,
    re.VERBOSE | re.MULTILINE,
)


def open_document(source: Source, values: int = limits.VALUES) -> Document:
    """Reads a file of YAML; without places where all is well, as far as YAML goes.

    Args:
        values: how many keys and values the file may have.
    """
    data = _read_quickly(source.text, values)
    return read_document(source, values) if data is None else Document(data)


def _read_quickly(text: str, values: int = limits.VALUES) -> Any:
    """The data of the text, or None where the reference reader has to decide."""
    try:
        import ryaml
    except ImportError:  # the extra "fast" is not installed, or not for this platform
        return None
    rest = _PLAIN_LINE.sub("", _BLOCK_SCALAR.sub("", text))
    if where_too_deep(text) is not None or _UNUSUAL.search(rest):
        return None
    try:
        data = ryaml.loads(text)
    except (ryaml.InvalidYamlError, ValueError):
        return None
    if not isinstance(data, dict) or _values(data, limits.DEPTH) > values:
        return None
    return data


_TOO_MANY = 1 << 60


def _values(data: Any, depth: int) -> int:
    """How many keys and values there are; too many where some are nested too deep or no names."""
    if isinstance(data, str):
        return 1
    if depth == 0 and isinstance(data, (dict, list)):
        return _TOO_MANY
    if isinstance(data, dict):
        if not all(type(key) is str for key in data):
            return _TOO_MANY
        return 1 + len(data) + sum(_values(value, depth - 1) for value in data.values())
    if isinstance(data, list):
        return 1 + sum(_values(item, depth - 1) for item in data)
    return 1
