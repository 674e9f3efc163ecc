"""Renders a catalogue to files in memory: a pure function of catalogue and targets."""
