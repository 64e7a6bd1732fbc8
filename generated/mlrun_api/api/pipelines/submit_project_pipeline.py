# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, File, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.pipeline_submission import PipelineSubmission
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    body: File,
    namespace: str | Unset = UNSET,
    experiment: str | Unset = UNSET,
    run: str | Unset = UNSET,
    pipeline_arguments: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/projects/{project}/pipelines".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "submit_project_pipeline"},
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
    project: str,
    *,
    body: File,
    namespace: str | Unset = UNSET,
    experiment: str | Unset = UNSET,
    run: str | Unset = UNSET,
    pipeline_arguments: str | Unset = UNSET,
) -> Response[PipelineSubmission]:
    """Starts a pipeline from a YAML or ZIP file, at its 1.x path.

    POST /api/projects/{project}/pipelines

    The form that `submit_pipeline` has moved to in 1.x; 0.6.x answers 405. The project is in
    the path; the other parameters and the answer are the same. 404 when Kubeflow Pipelines is
    not set up.

    Args:
        project (str):
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
        project,
        body=body,
        namespace=namespace,
        experiment=experiment,
        run=run,
        pipeline_arguments=pipeline_arguments,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    body: File,
    namespace: str | Unset = UNSET,
    experiment: str | Unset = UNSET,
    run: str | Unset = UNSET,
    pipeline_arguments: str | Unset = UNSET,
) -> PipelineSubmission:
    """Starts a pipeline from a YAML or ZIP file, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        body=body,
        namespace=namespace,
        experiment=experiment,
        run=run,
        pipeline_arguments=pipeline_arguments,
    ).parsed
