"""Prints all that a package says, as canonical JSON (RFC 8785) and without a newline at its end.

That is the levels in their order, and the messages in that of the catalogue.
"""

import importlib
import json
import sys
from typing import Any

package = importlib.import_module(sys.argv[1])
table = importlib.import_module(f"{sys.argv[1]}.details")


def given(entry: Any) -> dict[str, Any]:
    """The fields of an entry that the catalogue has."""
    fields = entry._asdict()
    if fields.get("deprecated"):
        fields["deprecated"] = given(fields["deprecated"])
    return {key: value for key, value in fields.items() if value not in ("", None, ())}


# All keys are ASCII, so that Python's order of keys is that of UTF-16.
said = {"levels": table.LEVELS, "messages": [given(code.details) for code in package.Code]}
text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
sys.stdout.buffer.write(text.encode("utf-8"))
