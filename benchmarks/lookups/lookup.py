"""Measures the Python package of the made-up codes beside a dictionary with the same details.

Prints the nanoseconds of each look-up as JSON.
"""

import json
import statistics
import time
from collections.abc import Callable

from example_codes import Code, parse_code
from example_codes.details import DETAILS, lookup

KNOWN = [code.value for code in Code]
UNKNOWN = ["FROM_ANOTHER_VERSION", "", "access_agent", "ACCESS_AGENT_CERTIFICATE"] * 100
BY_TEXT = {code.value: DETAILS[code] for code in Code}


def nanoseconds(texts: list[str], look: Callable[[str], object]) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter_ns()
        for _ in range(200):
            for text in texts:
                look(text)
        times.append((time.perf_counter_ns() - start) / 200 / len(texts))
    return statistics.median(times)


print(
    json.dumps(
        {
            "Lookup": nanoseconds(KNOWN, lookup),
            "LookupMap": nanoseconds(KNOWN, BY_TEXT.get),
            "Known": nanoseconds(KNOWN, parse_code),
            "KnownMap": nanoseconds(KNOWN, BY_TEXT.get),
            "Unknown": nanoseconds(UNKNOWN, parse_code),
            "UnknownMap": nanoseconds(UNKNOWN, BY_TEXT.get),
        }
    )
)
