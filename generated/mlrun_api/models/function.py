# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.function_metadata import FunctionMetadata
    from ..models.function_spec import FunctionSpec
    from ..models.function_status import FunctionStatus


class Function(TypedDict, total=False):
    """A function: code, image and resources under a name. Fields not named here are kept."""

    kind: None | str
    metadata: FunctionMetadata
    spec: FunctionSpec | None
    status: FunctionStatus | None
    verbose: bool | None
