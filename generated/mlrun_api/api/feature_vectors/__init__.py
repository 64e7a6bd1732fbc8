# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "feature_vectors", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_feature_vector as create_feature_vector
    from . import delete_feature_vector as delete_feature_vector
    from . import delete_feature_vector_version as delete_feature_vector_version
    from . import get_feature_vector as get_feature_vector
    from . import list_feature_vectors as list_feature_vectors
    from . import patch_feature_vector as patch_feature_vector
    from . import store_feature_vector as store_feature_vector

__all__ = (
    "create_feature_vector",
    "delete_feature_vector",
    "delete_feature_vector_version",
    "get_feature_vector",
    "list_feature_vectors",
    "patch_feature_vector",
    "store_feature_vector",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
