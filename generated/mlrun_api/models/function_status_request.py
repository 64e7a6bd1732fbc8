# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Any, Required, TypedDict


class FunctionStatusRequest(TypedDict, total=False):
    """Whose status to read."""

    kind: Required[str]
    selector: Required[Any]
