# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject
    from ..models.labels import Labels


class RunMetadata(TypedDict, total=False):
    """Name, place and labels of a run."""

    name: None | str
    uid: None | str
    project: None | str
    iteration: int | None
    labels: Labels | None
    annotations: JsonObject | None
