# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.entity import Entity
    from ..models.feature_set_digest_output import FeatureSetDigestOutput


class EntityListOutput(TypedDict, total=False):
    """An entity with its feature set."""

    entity: Required[Entity]
    feature_set_digest: Required[FeatureSetDigestOutput]
