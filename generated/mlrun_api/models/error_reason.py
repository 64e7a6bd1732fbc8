# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class ErrorReason(TypedDict, total=False):
    """Why the server refused the request. Some refusals carry other fields than reason: name,
    project and tag (build status of an unknown function), path and err (files), kind and err
    (unknown runtime kind)."""

    reason: str
