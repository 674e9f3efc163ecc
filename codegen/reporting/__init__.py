"""Shows findings and results to people and to other programs."""
