# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject


class PipelineRun(TypedDict, total=False):
    """A run of a pipeline. With format summary and metadata_only only part of the fields is
    there."""

    id: None | str
    name: None | str
    project: None | str
    status: None | str
    error: None | str
    description: None | str
    experiment_id: None | str
    created_at: None | str
    scheduled_at: None | str
    finished_at: None | str
    pipeline_spec: JsonObject | None
    resource_references: list[JsonObject] | None
    metrics: list[JsonObject] | None
    service_account: None | str
    graph: JsonObject | None
    run: JsonObject | None
