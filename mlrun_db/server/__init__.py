"""An embedded MLRun API server: the HTTP API of a version of MLRun, over SQLite.

Needs the extra ``server`` (Starlette and uvicorn). The client never imports this package.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlrun_db.server.app import create_app
    from mlrun_db.server.local import LocalServer

__all__ = ["LocalServer", "create_app"]

_MODULES = {"LocalServer": "local", "create_app": "app"}
INSTALL_HINT = "the embedded server requires more packages: pip install 'mlrun_db[server]'"


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f".{_MODULES[name]}", __name__), name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("mlrun_db"):
            raise
        raise ImportError(f"{INSTALL_HINT} ({error})") from error
