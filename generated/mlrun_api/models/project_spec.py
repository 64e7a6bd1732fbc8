# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject


class ProjectSpec(TypedDict, total=False):
    """What the project is about and what it holds; open."""

    description: None | str
    goals: None | str
    owner: None | str
    params: JsonObject | None
    functions: list[Any] | None
    workflows: list[Any] | None
    artifacts: list[Any] | None
    artifact_path: None | str
    conda: None | str
    source: None | str
    subpath: None | str
    origin_url: None | str
    load_source_on_run: bool | None
    default_image: None | str
    desired_state: None | str
