# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "grafana", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import grafana_proxy_health as grafana_proxy_health
    from . import grafana_proxy_query as grafana_proxy_query
    from . import grafana_proxy_search as grafana_proxy_search

__all__ = (
    "grafana_proxy_health",
    "grafana_proxy_query",
    "grafana_proxy_search",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
