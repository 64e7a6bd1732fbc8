# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "runs", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import del_project_run as del_project_run
    from . import del_project_runs as del_project_runs
    from . import del_run as del_run
    from . import del_runs as del_runs
    from . import list_project_runs as list_project_runs
    from . import list_runs as list_runs
    from . import read_project_run as read_project_run
    from . import read_run as read_run
    from . import store_project_run as store_project_run
    from . import store_run as store_run
    from . import update_project_run as update_project_run
    from . import update_run as update_run

__all__ = (
    "del_project_run",
    "del_project_runs",
    "del_run",
    "del_runs",
    "list_project_runs",
    "list_runs",
    "read_project_run",
    "read_run",
    "store_project_run",
    "store_run",
    "update_project_run",
    "update_run",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
