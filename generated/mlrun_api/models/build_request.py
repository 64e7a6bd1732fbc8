# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.function import Function
    from ..models.json_object import JsonObject


class BuildRequest(TypedDict, total=False):
    """What to build."""

    function: Required[Function]
    with_mlrun: bool | str
    skip_deployed: bool
    mlrun_version_specifier: None | str
    builder_env: JsonObject | None
    force_build: bool | None
