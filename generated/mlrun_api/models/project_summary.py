# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class ProjectSummary(TypedDict, total=False):
    """A project in numbers."""

    name: Required[str]
    functions_count: int
    files_count: int
    feature_sets_count: int
    models_count: int
    runs_failed_recent_count: int
    runs_running_count: int
    schedules_count: int
    pipelines_running_count: int | None
