# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.runtime_resource import RuntimeResource


class RuntimeResources(TypedDict, total=False):
    """Resources of one kind of runtime."""

    crd_resources: list[RuntimeResource]
    pod_resources: list[RuntimeResource]
    service_resources: list[RuntimeResource] | None
