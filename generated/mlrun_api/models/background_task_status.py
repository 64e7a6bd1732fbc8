# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class BackgroundTaskStatus(TypedDict, total=False):
    """State of a background task."""

    state: Required[str]
    error: None | str
