# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from ..models.function_build import FunctionBuild
    from ..models.json_object import JsonObject


class FunctionSpec(TypedDict, total=False):
    """What a function runs and with what."""

    image: None | str
    command: None | str
    args: list[Any] | None
    mode: None | str
    description: None | str
    default_handler: None | str
    entry_points: JsonObject | None
    env: list[JsonObject] | None
    resources: JsonObject | None
    replicas: int | None
    volumes: list[JsonObject] | None
    volume_mounts: list[JsonObject] | None
    service_account: None | str
    build: FunctionBuild | None
    workdir: None | str
    pythonpath: None | str
