"""Starts things: answers become the files of a new project or of a new target; writes nothing."""
