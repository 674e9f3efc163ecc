"""The documentation: what its pages tell to do works, and nothing is missing from its reference."""
