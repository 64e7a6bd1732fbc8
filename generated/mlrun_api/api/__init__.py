# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations, one package per tag, each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import artifacts as artifacts
    from . import builder as builder
    from . import feature_sets as feature_sets
    from . import feature_vectors as feature_vectors
    from . import files as files
    from . import functions as functions
    from . import grafana as grafana
    from . import logs as logs
    from . import model_endpoints as model_endpoints
    from . import pipelines as pipelines
    from . import projects as projects
    from . import runs as runs
    from . import runtimes as runtimes
    from . import schedules as schedules
    from . import secrets as secrets
    from . import server as server
    from . import tags as tags

__all__ = (
    "artifacts",
    "builder",
    "feature_sets",
    "feature_vectors",
    "files",
    "functions",
    "grafana",
    "logs",
    "model_endpoints",
    "pipelines",
    "projects",
    "runs",
    "runtimes",
    "schedules",
    "secrets",
    "server",
    "tags",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
