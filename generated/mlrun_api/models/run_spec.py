# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject


class RunSpec(TypedDict, total=False):
    """What to run, with which parameters, inputs and outputs."""

    function: None | str
    handler: Any
    parameters: JsonObject | None
    hyperparams: JsonObject | None
    inputs: JsonObject | None
    outputs: list[str] | None
    in_path: None | str
    output_path: None | str
    log_level: None | str
    secret_sources: list[JsonObject] | None
    data_stores: list[JsonObject] | None
