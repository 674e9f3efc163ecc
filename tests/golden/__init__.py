"""Folders of a catalogue and everything that it renders to."""
