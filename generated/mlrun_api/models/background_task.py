# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.background_task_metadata import BackgroundTaskMetadata
    from ..models.background_task_spec import BackgroundTaskSpec
    from ..models.background_task_status import BackgroundTaskStatus


class BackgroundTask(TypedDict, total=False):
    """Work that goes on after the answer."""

    metadata: Required[BackgroundTaskMetadata]
    status: Required[BackgroundTaskStatus]
    kind: str
    spec: BackgroundTaskSpec
