# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class DataTarget(TypedDict, total=False):
    """Where to write data to."""

    kind: Required[str]
    name: Required[str]
    path: None | str
