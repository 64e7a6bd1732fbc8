# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.feature_set_digest_spec import FeatureSetDigestSpec
    from ..models.object_metadata import ObjectMetadata


class FeatureSetDigestOutput(TypedDict, total=False):
    """The short form of a feature set in a list of features or entities."""

    metadata: Required[ObjectMetadata]
    spec: Required[FeatureSetDigestSpec]
