"""The formats of findings for other programs, as those programs read them."""
