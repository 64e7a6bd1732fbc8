"""Errors of the command itself."""

from __future__ import annotations

import click


class Mistake(click.ClickException):
    """What the user can put right; exit status 2. ``advice`` is what doctor says of it."""

    exit_code = 2

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


class NothingFound(click.ClickException):
    """What was asked for is not there; exit status 1."""
