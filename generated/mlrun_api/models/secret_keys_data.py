# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class SecretKeysData(TypedDict, total=False):
    """Names of secrets."""

    provider: str
    secret_keys: list[str] | None
