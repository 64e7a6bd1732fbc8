# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "model_endpoints", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_model_endpoint as create_model_endpoint
    from . import create_or_patch as create_or_patch
    from . import delete_endpoint_record as delete_endpoint_record
    from . import get_endpoint as get_endpoint
    from . import list_endpoints as list_endpoints
    from . import patch_model_endpoint as patch_model_endpoint

__all__ = (
    "create_model_endpoint",
    "create_or_patch",
    "delete_endpoint_record",
    "get_endpoint",
    "list_endpoints",
    "patch_model_endpoint",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
