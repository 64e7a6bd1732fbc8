# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class FileStat(TypedDict, total=False):
    """Size, age and type of a file."""

    size: Required[int | None]
    mimetype: Required[str]
    modified: float | None | str
