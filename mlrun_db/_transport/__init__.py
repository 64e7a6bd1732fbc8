"""Sends requests: authentication, TLS, time limits, retries, errors."""
