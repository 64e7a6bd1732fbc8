# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.model_endpoint_feature_values import ModelEndpointFeatureValues


class ModelEndpointFeature(TypedDict, total=False):
    """A feature of a model, expected and actual."""

    name: Required[str]
    weight: float
    expected: ModelEndpointFeatureValues | None
    actual: ModelEndpointFeatureValues | None
