# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject
    from ..models.model_endpoint_feature import ModelEndpointFeature


class ModelEndpointStatus(TypedDict, total=False):
    """Statistics of a model endpoint; open."""

    state: None | str
    feature_stats: JsonObject | None
    current_stats: JsonObject | None
    first_request: None | str
    last_request: None | str
    accuracy: float | None
    error_count: int | None
    drift_status: int | None | str
    drift_measures: JsonObject | None
    metrics: JsonObject | None
    features: list[ModelEndpointFeature] | None
    children: list[str] | None
    children_uids: list[str] | None
    endpoint_type: int | None
    monitoring_feature_set_uri: None | str
