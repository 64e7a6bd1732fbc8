# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.feature_set import FeatureSet
    from ..models.run import Run


class FeatureSetIngestOutput(TypedDict, total=False):
    """The ingestion that was started."""

    feature_set: Required[FeatureSet]
    run_object: Required[Run]
