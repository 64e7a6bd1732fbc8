"""Tracks a run: its record, results, metrics over steps, artifacts and log."""
