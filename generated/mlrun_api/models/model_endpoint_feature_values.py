# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.model_endpoint_histogram import ModelEndpointHistogram


class ModelEndpointFeatureValues(TypedDict, total=False):
    min: float
    mean: float
    max: float
    histogram: ModelEndpointHistogram


"""Statistics of a feature."""
