# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.feature import Feature
    from ..models.feature_set_digest_output import FeatureSetDigestOutput


class FeatureListOutput(TypedDict, total=False):
    """A feature with its feature set."""

    feature: Required[Feature]
    feature_set_digest: Required[FeatureSetDigestOutput]
