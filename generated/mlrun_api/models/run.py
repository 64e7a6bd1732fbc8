# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.run_metadata import RunMetadata
    from ..models.run_spec import RunSpec
    from ..models.run_status import RunStatus


class Run(TypedDict, total=False):
    """A run: what was asked for (spec), who it is (metadata) and how it went (status). The
    server keeps every field it is given, known or not."""

    kind: str
    metadata: RunMetadata
    spec: RunSpec
    status: RunStatus
