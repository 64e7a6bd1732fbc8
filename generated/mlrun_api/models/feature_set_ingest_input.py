# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.credentials import Credentials
    from ..models.data_source import DataSource
    from ..models.data_target import DataTarget


class FeatureSetIngestInput(TypedDict, total=False):
    """What to ingest. Everything may be left out: the feature set then says it itself."""

    source: DataSource | None
    targets: list[DataTarget] | None
    infer_options: int | None
    credentials: Credentials | None
