# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class GrafanaColumn(TypedDict, total=False):
    text: Required[str]
    type: Required[str]


"""A column of a table."""
