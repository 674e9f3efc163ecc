"""The generated packages, held against the compilers and engines of those who use them."""
