# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class BackgroundTaskMetadata(TypedDict, total=False):
    """Name and times of a background task."""

    name: Required[str]
    project: None | str
    created: None | str
    updated: None | str
    timeout: int | None
