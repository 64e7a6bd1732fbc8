"""The views: each reads what it shows, and returns a page."""
