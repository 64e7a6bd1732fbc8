# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.pipeline_run import PipelineRun
    from ...types import Response


def _get_kwargs(
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/pipelines/{run_id}/".format(
            run_id=path_segment("run_id", run_id),
        ),
        "extensions": {"operation": "get_pipeline_slash"},
    }
    params: dict[str, Any] = {
        "namespace": namespace,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> None | PipelineRun:
    return cast("None | PipelineRun", response.json())


def sync_detailed(
    client: Client,
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
) -> Response[None | PipelineRun]:
    """Reads one pipeline run (trailing slash).

    GET /api/pipelines/{run_id}/

    The same as `get_pipeline`, with a trailing slash.

    Args:
        run_id (str):
        namespace (str | Unset):

    Returns:
        Response[None | PipelineRun]
    """
    kwargs = _get_kwargs(
        run_id,
        namespace=namespace,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
) -> None | PipelineRun:
    """Reads one pipeline run (trailing slash). Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        run_id,
        namespace=namespace,
    ).parsed
