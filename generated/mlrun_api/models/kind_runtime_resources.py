# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.runtime_resources import RuntimeResources


class KindRuntimeResources(TypedDict, total=False):
    """A kind of runtime with its resources."""

    kind: Required[str]
    resources: Required[RuntimeResources]
