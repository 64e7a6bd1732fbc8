# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "pipelines": each returns a request, to be sent by a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    File,
    Request,
    Unset,
    fill_path,
    read_json,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def get_pipeline(
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
) -> Request[None | types.PipelineRun]:
    """Reads one pipeline run.


    GET /api/pipelines/{run_id}

    Every failure of Kubeflow Pipelines is a 500 with a reason that begins with `get kfp
    error:`, also an unknown id. 1.x answers 404: it has moved to `get_project_pipeline`.

    Args:
        run_id:
        namespace:
    """
    path_values: dict[str, Any] = {
        "run_id": run_id,
    }
    return Request(
        "get_pipeline",
        "GET",
        fill_path("/api/pipelines/{run_id}", path_values),
        read_json,
        path_values=path_values,
        params={
            "namespace": namespace,
        },
        idempotent=True,
    )


def get_pipeline_slash(
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
) -> Request[None | types.PipelineRun]:
    """Reads one pipeline run (trailing slash).


    GET /api/pipelines/{run_id}/

    The same as `get_pipeline`, with a trailing slash.

    Args:
        run_id:
        namespace:
    """
    path_values: dict[str, Any] = {
        "run_id": run_id,
    }
    return Request(
        "get_pipeline_slash",
        "GET",
        fill_path("/api/pipelines/{run_id}/", path_values),
        read_json,
        path_values=path_values,
        params={
            "namespace": namespace,
        },
        idempotent=True,
    )


def get_project_pipeline(
    project: str,
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> Request[None | types.PipelineRun]:
    """Reads one pipeline run, at its 1.x path.


    GET /api/projects/{project}/pipelines/{run_id}

    The form that `get_pipeline` has moved to in 1.x; 0.6.x answers 404. The project is in the
    path, `*` looks in all, and format says how much is given.

    Args:
        project:
        run_id:
        namespace:
        format_: How much of a pipeline run is given.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "run_id": run_id,
    }
    return Request(
        "get_project_pipeline",
        "GET",
        fill_path("/api/projects/{project}/pipelines/{run_id}", path_values),
        read_json,
        path_values=path_values,
        params={
            "namespace": namespace,
            "format": format_,
        },
        idempotent=True,
    )


def list_pipelines(
    project: str,
    *,
    namespace: str | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    page_token: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    format_: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> Request[types.PipelinesOutput]:
    """Lists pipeline runs.


    GET /api/projects/{project}/pipelines

    With project `*` the runs of all projects; only then may sort_by, page_token, filter and
    page_size be used (400 otherwise). Without a cluster an empty list.

    Args:
        project:
        namespace:
        sort_by:
        page_token:
        filter_:
        format_: How much of a pipeline run is given.
        page_size:
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_pipelines",
        "GET",
        fill_path("/api/projects/{project}/pipelines", path_values),
        read_object(
            "runs",
            "total_size",
        ),
        path_values=path_values,
        params={
            "namespace": namespace,
            "sort_by": sort_by,
            "page_token": page_token,
            "filter": filter_,
            "format": format_,
            "page_size": page_size,
        },
        idempotent=True,
    )


def submit_pipeline(
    *,
    body: File,
    namespace: str | Unset = UNSET,
    experiment: str | Unset = UNSET,
    run: str | Unset = UNSET,
    pipeline_arguments: str | Unset = UNSET,
) -> Request[types.PipelineSubmission]:
    """Starts a pipeline from a YAML or ZIP file.


    POST /api/submit_pipeline

    The content type says which it is. 400 for an empty body, for another content type and
    when Kubeflow Pipelines fails (`kfp err: ...`). 0.6.4 and 1.5.2 look for the text ` /zip`
    (with a space) in the content type and so refuse a plain application/zip. 1.x answers 404:
    it has moved to `submit_project_pipeline`.

    Args:
        body: the body
        namespace:
        experiment:
        run:
        pipeline_arguments:
    """
    return Request(
        "submit_pipeline",
        "POST",
        "/api/submit_pipeline",
        read_object(
            "id",
        ),
        params={
            "namespace": namespace,
            "experiment": experiment,
            "run": run,
        },
        headers={
            "pipeline-arguments": pipeline_arguments,
        },
        body=body,
        idempotent=False,
    )


def submit_pipeline_slash(
    *,
    body: File,
    namespace: str | Unset = UNSET,
    experiment: str | Unset = UNSET,
    run: str | Unset = UNSET,
    pipeline_arguments: str | Unset = UNSET,
) -> Request[types.PipelineSubmission]:
    """Starts a pipeline from a YAML or ZIP file (trailing slash).


    POST /api/submit_pipeline/

    The same as `submit_pipeline`, with a trailing slash.

    Args:
        body: the body
        namespace:
        experiment:
        run:
        pipeline_arguments:
    """
    return Request(
        "submit_pipeline_slash",
        "POST",
        "/api/submit_pipeline/",
        read_object(
            "id",
        ),
        params={
            "namespace": namespace,
            "experiment": experiment,
            "run": run,
        },
        headers={
            "pipeline-arguments": pipeline_arguments,
        },
        body=body,
        idempotent=False,
    )


def submit_project_pipeline(
    project: str,
    *,
    body: File,
    namespace: str | Unset = UNSET,
    experiment: str | Unset = UNSET,
    run: str | Unset = UNSET,
    pipeline_arguments: str | Unset = UNSET,
) -> Request[types.PipelineSubmission]:
    """Starts a pipeline from a YAML or ZIP file, at its 1.x path.


    POST /api/projects/{project}/pipelines

    The form that `submit_pipeline` has moved to in 1.x; 0.6.x answers 405. The project is in
    the path; the other parameters and the answer are the same. 404 when Kubeflow Pipelines is
    not set up.

    Args:
        project:
        body: the body
        namespace:
        experiment:
        run:
        pipeline_arguments:
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "submit_project_pipeline",
        "POST",
        fill_path("/api/projects/{project}/pipelines", path_values),
        read_object(
            "id",
        ),
        path_values=path_values,
        params={
            "namespace": namespace,
            "experiment": experiment,
            "run": run,
        },
        headers={
            "pipeline-arguments": pipeline_arguments,
        },
        body=body,
        idempotent=False,
    )
