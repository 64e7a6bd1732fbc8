# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.grafana_column import GrafanaColumn


class GrafanaTable(TypedDict, total=False):
    columns: Required[list[GrafanaColumn]]
    rows: list[list[bool | float | None | str]]
    type: str


"""A table."""
