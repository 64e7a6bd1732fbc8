"""Reads long responses piece by piece: the items of lists, and logs."""
