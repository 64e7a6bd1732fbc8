# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.entity import Entity
    from ..models.feature import Feature
    from ..models.json_object import JsonObject


class FeatureSetSpec(TypedDict, total=False):
    """Entities, features and how they are made; open."""

    entities: list[Entity] | None
    features: list[Feature] | None
    engine: None | str
    timestamp_key: None | str
    partition_keys: list[str] | None
    source: JsonObject | None
    targets: list[JsonObject] | None
    graph: JsonObject | None
    description: None | str
    output_path: None | str
