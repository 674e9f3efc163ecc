"""The bounds of what is read, so that no input can take unbounded time or memory."""

FILE_BYTES = 2 * 1024 * 1024
"""One file of YAML or one template: some 3,000 messages with long texts."""

DEPTH = 20
"""How deep a document nests; a message needs six."""

VALUES = 60_000
"""Keys and values of one document; a message has some fifteen."""
