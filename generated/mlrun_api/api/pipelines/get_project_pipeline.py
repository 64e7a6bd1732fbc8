# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.pipeline_format import PipelineFormat
    from ...models.pipeline_run import PipelineRun
    from ...types import Response


def _get_kwargs(
    project: str,
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
    format_: PipelineFormat | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/pipelines/{run_id}".format(
            project=path_segment("project", project),
            run_id=path_segment("run_id", run_id),
        ),
        "extensions": {"operation": "get_project_pipeline"},
    }
    params: dict[str, Any] = {
        "namespace": namespace,
        "format": format_,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> None | PipelineRun:
    return cast("None | PipelineRun", response.json())


def sync_detailed(
    client: Client,
    project: str,
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
    format_: PipelineFormat | Unset = UNSET,
) -> Response[None | PipelineRun]:
    """Reads one pipeline run, at its 1.x path.

    GET /api/projects/{project}/pipelines/{run_id}

    The form that `get_pipeline` has moved to in 1.x; 0.6.x answers 404. The project is in the
    path, `*` looks in all, and format says how much is given.

    Args:
        project (str):
        run_id (str):
        namespace (str | Unset):
        format_ (PipelineFormat | Unset): How much of a pipeline run is given.

    Returns:
        Response[None | PipelineRun]
    """
    kwargs = _get_kwargs(
        project,
        run_id,
        namespace=namespace,
        format_=format_,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
    format_: PipelineFormat | Unset = UNSET,
) -> None | PipelineRun:
    """Reads one pipeline run, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        run_id,
        namespace=namespace,
        format_=format_,
    ).parsed
