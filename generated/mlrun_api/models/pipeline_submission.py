# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class PipelineSubmission(TypedDict, total=False):
    """The pipeline run that was started."""

    id: Required[str]
    name: None | str
