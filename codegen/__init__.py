"""Turns a catalogue of message codes into Go, TypeScript and Python packages and a page."""

__version__ = "0.1.0"
