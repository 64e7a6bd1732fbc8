# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject
    from ..models.project import Project
    from ..models.project_summary import ProjectSummary


class ProjectListAnswer(TypedDict, total=False):
    """Projects."""

    projects: Required[list[JsonObject | Project | ProjectSummary | str]]
