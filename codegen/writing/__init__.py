"""Compares rendered files with generated/ and writes what differs; nothing else writes there."""
