# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations and models of the MLRun API, as openapi.yaml describes them.

Importing this package loads nothing: ``mlrun_api.api.<tag>.<operation>`` and
``mlrun_api.models.<Name>`` are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import api as api
    from . import models as models
    from .client import Client as Client

__all__ = ("Client", "api", "models")


def __getattr__(name: str) -> Any:
    if name == "Client":
        value = import_module(".client", __name__).Client
    elif name in ("api", "models"):
        value = import_module(f".{name}", __name__)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value
