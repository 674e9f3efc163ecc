"""What codegen says of projects that are wrong: the text of every finding, at its place."""
