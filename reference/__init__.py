"""Turns the tool itself into the pages of docs/reference, and docs/ into the pages of the site."""
