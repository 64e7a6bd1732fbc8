"""Waits for a state of the server."""
