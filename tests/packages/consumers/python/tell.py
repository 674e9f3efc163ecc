"""Prints how the members and the functions of a package behave, as JSON, and what importing costs.

What the package says of its codes is printed by contract.py.
"""

import importlib
import json
import sys

name = sys.argv[1]
before = set(sys.modules)
package = importlib.import_module(name)
imported = sorted(set(sys.modules) - before)

Code, parse_code = package.Code, package.parse_code
first = next(iter(Code))
unknown = parse_code("NO_SUCH_CODE"), parse_code(""), parse_code(f"{first} "), parse_code("details")
lazy = f"{name}.details" not in sys.modules
assert first.details.code is first
details = sys.modules[f"{name}.details"]

said = {
    "names": {name: member.value for name, member in Code.__members__.items()},
    "imported": imported,
    "facts": {
        "details are imported at their first use": lazy,
        "an unknown code is None": unknown == (None,) * len(unknown),
        "a known code is parsed": all(parse_code(code.value) is code for code in Code),
        "a code is its text": f"{first}" == first == first.value == str(first),
        "a code is found by its text": first.value in dict.fromkeys(Code),
        "the table has every code": list(details.DETAILS) == list(Code),
        "lookup knows every code": all(details.lookup(code.value) is code.details for code in Code),
        "lookup does not know others": details.lookup("NO_SUCH_CODE") is None,
        "levels are in order": details.LEVELS[0] == "debug" and details.LEVELS[-1] == "emergency",
    },
}
print(json.dumps(said))
