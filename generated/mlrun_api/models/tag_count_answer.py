# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class TagCountAnswer(TypedDict, total=False):
    """How many records were touched."""

    project: Required[str]
    name: Required[str]
    count: int | None
