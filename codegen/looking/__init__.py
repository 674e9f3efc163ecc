"""Answers questions about a catalogue: which messages a text names."""
