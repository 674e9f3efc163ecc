"""Guesses the level of a message by the words of its code, where no source states it."""

LEVEL_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("critical", frozenset("FATAL PANIC CRITICAL CORRUPT CORRUPTED".split())),
    (
        "error",
        frozenset(
            "FAILED FAILURE FAIL FAILS ERROR ERRORS INVALID REFUSED REJECTED DENIED CANNOT BROKEN"
            " MISSING NEGATIVE CRASHED ABORTED UNABLE IMPOSSIBLE EXCEPTION".split()
        ),
    ),
    (
        "warning",
        frozenset(
            "WARNING WARN WARNED TIMEOUT EXPIRED DEPRECATED UNKNOWN UNEXPECTED UNSUPPORTED"
            " DISABLED INSECURE RETRY RETRYING MISMATCH LOST".split()
        ),
    ),
    ("debug", frozenset("DEBUG TRACE".split())),
)
"""The words of each level, looked for in this order; a code with none of them is info."""

SYNONYMS = {
    "trace": "debug",
    "verbose": "debug",
    "information": "info",
    "informational": "info",
    "warn": "warning",
    "err": "error",
    "fatal": "critical",
    "crit": "critical",
    "severe": "critical",
    "panic": "emergency",
    "emerg": "emergency",
}
"""Other words for levels, as loggers have them."""


def guessed_level(code: str) -> str:
    """The level that the words of a code make likely."""
    words = set(code.split("_"))
    if "NOT" in words and "SUPPORTED" in words:
        return "warning"
    return next((level for level, signs in LEVEL_WORDS if words & signs), "info")
