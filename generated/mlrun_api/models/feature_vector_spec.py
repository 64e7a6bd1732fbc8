# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject


class FeatureVectorSpec(TypedDict, total=False):
    """Which features it joins; open."""

    features: list[Any] | None
    description: None | str
    label_feature: None | str
    entity_source: JsonObject | None
    timestamp_field: None | str
    graph: JsonObject | None
