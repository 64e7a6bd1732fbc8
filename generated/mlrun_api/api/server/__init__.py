# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "server", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import client_spec as client_spec
    from . import frontend_spec as frontend_spec
    from . import healthz as healthz

__all__ = (
    "client_spec",
    "frontend_spec",
    "healthz",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
