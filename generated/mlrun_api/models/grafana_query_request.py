# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.grafana_target import GrafanaTarget
    from ..models.json_object import JsonObject


class GrafanaQueryRequest(TypedDict, total=False):
    targets: list[GrafanaTarget]
    rangeRaw: JsonObject | None
    range: JsonObject | None


"""A query as the SimpleJson data source of Grafana sends it."""
