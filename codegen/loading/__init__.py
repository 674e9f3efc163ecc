"""Reads a project's folder: the only engine that does, and the one that knows places in files."""
