# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "projects", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_project as create_project
    from . import delete_project as delete_project
    from . import get_project as get_project
    from . import list_projects as list_projects
    from . import patch_project as patch_project
    from . import store_project as store_project

__all__ = (
    "create_project",
    "delete_project",
    "get_project",
    "list_projects",
    "patch_project",
    "store_project",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
