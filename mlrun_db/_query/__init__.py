"""Expressions that select and order runs."""
