# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class GrafanaTimeSeriesTarget(TypedDict, total=False):
    """A time series."""

    target: Required[str]
    datapoints: list[list[float]]
