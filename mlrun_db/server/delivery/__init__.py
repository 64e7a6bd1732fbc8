"""Notifications that are really sent: to whom, how, and what came of it."""
