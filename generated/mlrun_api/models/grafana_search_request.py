# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class GrafanaSearchRequest(TypedDict, total=False):
    """A search as the SimpleJson data source of Grafana sends it."""

    target: str
