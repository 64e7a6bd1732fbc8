# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.labels import Labels


class ModelEndpointMetadata(TypedDict, total=False):
    """Name and place of a model endpoint."""

    project: None | str
    labels: Labels | None
    uid: None | str
