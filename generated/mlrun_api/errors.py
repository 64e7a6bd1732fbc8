# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""What the operations raise by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


class UnexpectedAnswer(Exception):
    """The server's answer does not have the form that openapi.yaml gives for the operation."""

    def __init__(self, response: httpx.Response, reason: str) -> None:
        super().__init__(reason)
        self.response = response
        self.reason = reason


class InvalidPathValue(ValueError):
    """A value cannot be one segment of a path."""


__all__ = ("InvalidPathValue", "UnexpectedAnswer")
