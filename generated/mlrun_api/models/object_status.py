# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class ObjectStatus(TypedDict, total=False):
    """State of an object; open."""

    state: None | str
