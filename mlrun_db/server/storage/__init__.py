"""State: the SQLite database, its schema, helpers for queries, and secrets in memory."""
