# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class FileListing(TypedDict, total=False):
    """What lies in a folder."""

    listdir: Required[list[str]]
