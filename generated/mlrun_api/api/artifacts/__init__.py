# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "artifacts", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import del_artifact as del_artifact
    from . import del_artifacts as del_artifacts
    from . import del_project_artifact as del_project_artifact
    from . import del_project_artifacts as del_project_artifacts
    from . import delete_artifact_v2 as delete_artifact_v2
    from . import delete_artifacts_v2 as delete_artifacts_v2
    from . import list_artifact_tags as list_artifact_tags
    from . import list_artifacts as list_artifacts
    from . import list_artifacts_v2 as list_artifacts_v2
    from . import list_project_artifacts as list_project_artifacts
    from . import read_artifact as read_artifact
    from . import read_artifact_v2 as read_artifact_v2
    from . import read_project_artifact as read_project_artifact
    from . import store_artifact as store_artifact
    from . import store_artifact_v2 as store_artifact_v2
    from . import store_project_artifact as store_project_artifact

__all__ = (
    "del_artifact",
    "del_artifacts",
    "del_project_artifact",
    "del_project_artifacts",
    "delete_artifact_v2",
    "delete_artifacts_v2",
    "list_artifact_tags",
    "list_artifacts",
    "list_artifacts_v2",
    "list_project_artifacts",
    "read_artifact",
    "read_artifact_v2",
    "read_project_artifact",
    "store_artifact",
    "store_artifact_v2",
    "store_project_artifact",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
