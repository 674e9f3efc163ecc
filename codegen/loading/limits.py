"""The bounds of what is read, so that no input can take unbounded time or memory."""

FILE_BYTES = 2 * 1024 * 1024
"""One file of YAML or one template: some 3,000 messages with long texts."""

DEPTH = 20
"""How deep a document nests; a message needs six."""

VALUES = 60_000
"""Keys and values of one document; a message has some fifteen."""

LEDGER_BYTES = 64 * 1024 * 1024
"""The ledger, which has a line for every code that there ever was: 100,000 and more."""

LEDGER_VALUES = 4_000_000
"""Keys and values of the ledger; a line has some thirty."""
