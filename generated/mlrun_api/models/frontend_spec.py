# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject


class FrontendSpec(TypedDict, total=False):
    """Settings of the web interface; 1.x gives many more."""

    jobs_dashboard_url: None | str
    abortable_function_kinds: list[str]
    feature_flags: JsonObject | None
    default_artifact_path: None | str
    default_function_image_by_kind: JsonObject | None
    auto_mount_type: None | str
    ce_mode: None | str
