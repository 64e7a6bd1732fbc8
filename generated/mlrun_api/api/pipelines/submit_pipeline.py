# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields
from ...types import UNSET, File, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.pipeline_submission import PipelineSubmission
    from ...types import Response


def _get_kwargs(
    *,
    body: File,
    namespace: str | Unset = UNSET,
    experiment: str | Unset = UNSET,
    run: str | Unset = UNSET,
    pipeline_arguments: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/submit_pipeline",
        "extensions": {"operation": "submit_pipeline"},
    }
    params: dict[str, Any] = {
        "namespace": namespace,
        "experiment": experiment,
        "run": run,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    if not isinstance(pipeline_arguments, Unset):
        headers["pipeline-arguments"] = str(pipeline_arguments)
    _kwargs["content"] = body.payload
    headers["Content-Type"] = body.mime_type or "application/yaml"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> PipelineSubmission:
    return cast("PipelineSubmission", with_fields(response.json(), "id"))


def sync_detailed(
    client: Client,
    *,
    body: File,
    namespace: str | Unset = UNSET,
    experiment: str | Unset = UNSET,
    run: str | Unset = UNSET,
    pipeline_arguments: str | Unset = UNSET,
) -> Response[PipelineSubmission]:
    """Starts a pipeline from a YAML or ZIP file.

    POST /api/submit_pipeline

    The content type says which it is. 400 for an empty body, for another content type and
    when Kubeflow Pipelines fails (`kfp err: ...`). 0.6.4 and 1.5.2 look for the text ` /zip`
    (with a space) in the content type and so refuse a plain application/zip. 1.x answers 404:
    it has moved to `submit_project_pipeline`.

    Args:
        namespace (str | Unset):
        experiment (str | Unset):
        run (str | Unset):
        pipeline_arguments (str | Unset):
        body (File):
        body (File):

    Returns:
        Response[PipelineSubmission]
    """
    kwargs = _get_kwargs(
        body=body,
        namespace=namespace,
        experiment=experiment,
        run=run,
        pipeline_arguments=pipeline_arguments,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    body: File,
    namespace: str | Unset = UNSET,
    experiment: str | Unset = UNSET,
    run: str | Unset = UNSET,
    pipeline_arguments: str | Unset = UNSET,
) -> PipelineSubmission:
    """Starts a pipeline from a YAML or ZIP file. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        body=body,
        namespace=namespace,
        experiment=experiment,
        run=run,
        pipeline_arguments=pipeline_arguments,
    ).parsed
