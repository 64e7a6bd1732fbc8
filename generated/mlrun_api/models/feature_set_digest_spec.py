# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.entity import Entity
    from ..models.feature import Feature


class FeatureSetDigestSpec(TypedDict, total=False):
    """Entities and features of the feature set. In a list of features only the matching features
    are left, in one of entities the matching entities."""

    entities: Required[list[Entity]]
    features: Required[list[Feature]]
