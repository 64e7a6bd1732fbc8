# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.model_endpoint_metadata import ModelEndpointMetadata
    from ..models.model_endpoint_spec import ModelEndpointSpec
    from ..models.model_endpoint_status import ModelEndpointStatus


class ModelEndpoint(TypedDict, total=False):
    """A served model that is monitored."""

    metadata: Required[ModelEndpointMetadata]
    spec: Required[ModelEndpointSpec]
    status: Required[ModelEndpointStatus]
    kind: str
