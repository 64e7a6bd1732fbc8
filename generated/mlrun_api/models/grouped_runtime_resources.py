# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ..models.runtime_resources_by_key import RuntimeResourcesByKey

GroupedRuntimeResources: TypeAlias = "dict[str, RuntimeResourcesByKey]"
