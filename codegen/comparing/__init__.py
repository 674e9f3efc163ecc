"""Tells how two catalogues differ, and what that means to who uses them; reads no file."""
