# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.object_identifier import ObjectIdentifier


class TagObjects(TypedDict, total=False):
    """Objects to tag (1.x)."""

    kind: Required[str]
    identifiers: Required[list[ObjectIdentifier]]
