# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject


class ModelEndpointSpec(TypedDict, total=False):
    """What is served and monitored; open."""

    function_uri: None | str
    model: None | str
    model_class: None | str
    model_uri: None | str
    feature_names: list[str] | None
    label_names: list[str] | None
    stream_path: None | str
    algorithm: None | str
    monitor_configuration: JsonObject | None
    active: bool | None
    monitoring_mode: None | str
