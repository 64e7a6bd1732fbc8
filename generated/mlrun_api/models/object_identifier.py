# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class ObjectIdentifier(TypedDict, total=False):
    kind: None | str
    key: None | str
    iter: int | None
    uid: None | str


"""Picks artifacts by the fields given."""
