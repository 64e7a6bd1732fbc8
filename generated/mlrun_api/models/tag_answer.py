# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class TagAnswer(TypedDict, total=False):
    """The tag that was set."""

    name: Required[str]
    project: Required[str]
