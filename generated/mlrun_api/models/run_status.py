# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from ..models.artifact import Artifact
    from ..models.json_object import JsonObject


class RunStatus(TypedDict, total=False):
    """State, results and artifacts of a run. Times are ISO-8601; a naive time is UTC."""

    state: None | str
    error: None | str
    commit: None | str
    host: None | str
    status_text: None | str
    ui_url: None | str
    results: JsonObject | None
    artifacts: list[Artifact] | None
    start_time: None | str
    last_update: None | str
    iterations: list[list[Any]] | None
