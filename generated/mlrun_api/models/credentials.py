# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class Credentials(TypedDict, total=False):
    """Access to the platform on behalf of the caller (1.x)."""

    access_key: None | str
