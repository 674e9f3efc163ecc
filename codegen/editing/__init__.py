"""Turns the text of a catalogue's file into a changed text that keeps its face; it writes none."""
