# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "builder", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import build_function as build_function
    from . import build_function_slash as build_function_slash
    from . import build_status as build_status
    from . import build_status_slash as build_status_slash
    from . import function_status as function_status
    from . import function_status_slash as function_status_slash
    from . import get_background_task as get_background_task
    from . import get_internal_background_task as get_internal_background_task
    from . import start_function as start_function
    from . import start_function_slash as start_function_slash
    from . import submit as submit
    from . import submit_job as submit_job
    from . import submit_job_slash as submit_job_slash
    from . import submit_slash as submit_slash

__all__ = (
    "build_function",
    "build_function_slash",
    "build_status",
    "build_status_slash",
    "function_status",
    "function_status_slash",
    "get_background_task",
    "get_internal_background_task",
    "start_function",
    "start_function_slash",
    "submit",
    "submit_job",
    "submit_job_slash",
    "submit_slash",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
