# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class DataSource(TypedDict, total=False):
    """Where to read data from."""

    kind: Required[str]
    name: Required[str]
    path: Required[str]
