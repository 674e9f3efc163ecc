"""What `make package` builds, and what becomes of it where people install it."""
