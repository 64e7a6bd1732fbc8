# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class StoreFunctionAnswer(TypedDict, total=False):
    """Answer to a stored function."""

    hash_key: str
