# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.project_metadata import ProjectMetadata
    from ..models.project_spec import ProjectSpec
    from ..models.project_status import ProjectStatus


class Project(TypedDict, total=False):
    """A project."""

    metadata: Required[ProjectMetadata]
    kind: str
    spec: None | ProjectSpec
    status: None | ProjectStatus
