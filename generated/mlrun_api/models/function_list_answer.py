# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.function import Function
    from ..models.pagination import Pagination


class FunctionListAnswer(TypedDict, total=False):
    """Functions."""

    funcs: Required[list[Function]]
    pagination: Pagination
