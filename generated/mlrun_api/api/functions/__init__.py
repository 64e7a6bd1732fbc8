# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "functions", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import delete_function as delete_function
    from . import get_function as get_function
    from . import get_project_function as get_project_function
    from . import list_functions as list_functions
    from . import list_project_functions as list_project_functions
    from . import store_function as store_function
    from . import store_project_function as store_project_function

__all__ = (
    "delete_function",
    "get_function",
    "get_project_function",
    "list_functions",
    "list_project_functions",
    "store_function",
    "store_project_function",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
