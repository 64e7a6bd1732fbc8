# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "feature_sets", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_feature_set as create_feature_set
    from . import delete_feature_set as delete_feature_set
    from . import delete_feature_set_version as delete_feature_set_version
    from . import get_feature_set as get_feature_set
    from . import ingest_feature_set as ingest_feature_set
    from . import list_entities as list_entities
    from . import list_feature_sets as list_feature_sets
    from . import list_features as list_features
    from . import patch_feature_set as patch_feature_set
    from . import store_feature_set as store_feature_set

__all__ = (
    "create_feature_set",
    "delete_feature_set",
    "delete_feature_set_version",
    "get_feature_set",
    "ingest_feature_set",
    "list_entities",
    "list_feature_sets",
    "list_features",
    "patch_feature_set",
    "store_feature_set",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
