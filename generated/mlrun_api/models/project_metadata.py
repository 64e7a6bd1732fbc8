# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject
    from ..models.labels import Labels


class ProjectMetadata(TypedDict, total=False):
    """Name, labels and times of a project."""

    name: Required[str]
    created: None | str
    labels: Labels | None
    annotations: JsonObject | None
