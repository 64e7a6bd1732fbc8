# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.pipeline_format import PipelineFormat
    from ...models.pipelines_output import PipelinesOutput
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    namespace: str | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    page_token: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    format_: PipelineFormat | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/pipelines".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_pipelines"},
    }
    params: dict[str, Any] = {
        "namespace": namespace,
        "sort_by": sort_by,
        "page_token": page_token,
        "filter": filter_,
        "format": format_,
        "page_size": page_size,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> PipelinesOutput:
    return cast("PipelinesOutput", with_fields(response.json(), "runs", "total_size"))


def sync_detailed(
    client: Client,
    project: str,
    *,
    namespace: str | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    page_token: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    format_: PipelineFormat | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> Response[PipelinesOutput]:
    """Lists pipeline runs.

    GET /api/projects/{project}/pipelines

    With project `*` the runs of all projects; only then may sort_by, page_token, filter and
    page_size be used (400 otherwise). Without a cluster an empty list.

    Args:
        project (str):
        namespace (str | Unset):
        sort_by (str | Unset):
        page_token (str | Unset):
        filter_ (str | Unset):
        format_ (PipelineFormat | Unset): How much of a pipeline run is given.
        page_size (int | Unset):

    Returns:
        Response[PipelinesOutput]
    """
    kwargs = _get_kwargs(
        project,
        namespace=namespace,
        sort_by=sort_by,
        page_token=page_token,
        filter_=filter_,
        format_=format_,
        page_size=page_size,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    namespace: str | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    page_token: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    format_: PipelineFormat | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> PipelinesOutput:
    """Lists pipeline runs. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        namespace=namespace,
        sort_by=sort_by,
        page_token=page_token,
        filter_=filter_,
        format_=format_,
        page_size=page_size,
    ).parsed
