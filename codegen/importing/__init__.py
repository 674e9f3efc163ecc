"""Turns the text of existing code, pages and tables into messages and a report; reads no file."""
