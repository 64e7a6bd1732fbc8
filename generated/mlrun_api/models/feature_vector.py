# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.feature_vector_spec import FeatureVectorSpec
    from ..models.object_metadata import ObjectMetadata
    from ..models.object_status import ObjectStatus


class FeatureVector(TypedDict, total=False):
    """A feature vector. metadata, spec and status must all be there, the last may be empty."""

    metadata: Required[ObjectMetadata]
    spec: Required[FeatureVectorSpec]
    status: Required[ObjectStatus]
    kind: str
