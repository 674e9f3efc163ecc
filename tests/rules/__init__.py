"""The tool's own rules: a catalogue like any other, and the code that finds breaches of them."""
