# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "logs", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import get_log as get_log
    from . import get_project_log as get_project_log
    from . import store_log as store_log
    from . import store_project_log as store_project_log

__all__ = (
    "get_log",
    "get_project_log",
    "store_log",
    "store_project_log",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
