# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "pipelines", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import get_pipeline as get_pipeline
    from . import get_pipeline_slash as get_pipeline_slash
    from . import get_project_pipeline as get_project_pipeline
    from . import list_pipelines as list_pipelines
    from . import submit_pipeline as submit_pipeline
    from . import submit_pipeline_slash as submit_pipeline_slash
    from . import submit_project_pipeline as submit_project_pipeline

__all__ = (
    "get_pipeline",
    "get_pipeline_slash",
    "get_project_pipeline",
    "list_pipelines",
    "submit_pipeline",
    "submit_pipeline_slash",
    "submit_project_pipeline",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
