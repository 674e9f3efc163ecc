"""Turns logs of ContainerSSH into a table of their message codes."""
