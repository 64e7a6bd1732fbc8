# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "runtimes", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import delete_runtime as delete_runtime
    from . import delete_runtime_object as delete_runtime_object
    from . import delete_runtime_resources as delete_runtime_resources
    from . import delete_runtimes as delete_runtimes
    from . import get_runtime as get_runtime
    from . import list_runtime_resources as list_runtime_resources
    from . import list_runtimes as list_runtimes

__all__ = (
    "delete_runtime",
    "delete_runtime_object",
    "delete_runtime_resources",
    "delete_runtimes",
    "get_runtime",
    "list_runtime_resources",
    "list_runtimes",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
