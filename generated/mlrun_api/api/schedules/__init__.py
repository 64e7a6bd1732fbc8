# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "schedules", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_schedule as create_schedule
    from . import delete_schedule as delete_schedule
    from . import get_schedule as get_schedule
    from . import invoke_schedule as invoke_schedule
    from . import list_schedules as list_schedules
    from . import update_schedule as update_schedule

__all__ = (
    "create_schedule",
    "delete_schedule",
    "get_schedule",
    "invoke_schedule",
    "list_schedules",
    "update_schedule",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
