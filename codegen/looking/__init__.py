"""Answers questions about a catalogue: what a text names, where words stand, how many there are."""
