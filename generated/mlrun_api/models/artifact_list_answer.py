# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.artifact import Artifact
    from ..models.pagination import Pagination


class ArtifactListAnswer(TypedDict, total=False):
    """Artifacts."""

    artifacts: Required[list[Artifact]]
    pagination: Pagination
