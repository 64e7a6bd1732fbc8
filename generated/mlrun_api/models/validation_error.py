# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class ValidationError(TypedDict, total=False):
    loc: Required[list[int | str]]
    msg: Required[str]
    type: Required[str]


"""One part of a request that failed validation."""
