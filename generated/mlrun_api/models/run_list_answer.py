# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.pagination import Pagination
    from ..models.run import Run


class RunListAnswer(TypedDict, total=False):
    """Runs."""

    runs: Required[list[Run]]
    pagination: Pagination
