"""Turns a catalogue into findings about its style and sense, by rules that are rows of data."""
