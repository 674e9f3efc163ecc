"""Turns what the repository holds into the packages that people install, for `make package`."""
