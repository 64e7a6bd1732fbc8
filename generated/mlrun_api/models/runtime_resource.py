# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject
    from ..models.labels import Labels


class RuntimeResource(TypedDict, total=False):
    """One resource in the cluster."""

    name: str
    labels: Labels | None
    status: JsonObject | None
