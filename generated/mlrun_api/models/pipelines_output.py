# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.pipeline_run import PipelineRun


class PipelinesOutput(TypedDict, total=False):
    """Pipeline runs."""

    runs: Required[list[PipelineRun | str]]
    total_size: Required[int]
    next_page_token: None | str
