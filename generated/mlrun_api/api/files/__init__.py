# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "files", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import read_file as read_file
    from . import read_project_file as read_project_file
    from . import stat_file as stat_file
    from . import stat_project_file as stat_project_file

__all__ = (
    "read_file",
    "read_project_file",
    "stat_file",
    "stat_project_file",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
