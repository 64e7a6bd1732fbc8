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
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def get_pipeline(
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
) -> Request[None | types.PipelineRun]:
    """Read a pipeline run.


    GET /api/pipelines/{run_id}

    Every failure of Kubeflow Pipelines, including an unknown id, is a 500 whose reason begins
    with `get kfp error:`. 1.x returns 404: use `get_project_pipeline` with project `*`.

    Args:
        run_id: Id of the pipeline run.
        namespace: Kubernetes namespace. Default: that of the server.
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


def get_project_pipeline(
    project: str,
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> Request[None | types.PipelineRun]:
    """Read a pipeline run.


    GET /api/projects/{project}/pipelines/{run_id}

    Replaces `get_pipeline` in 1.x; 0.6.x returns 404. The project is in the path (`*`
    searches all projects), and `format` selects how much of the run is returned.

    Args:
        project: Name of the project.
        run_id: Id of the pipeline run.
        namespace: Kubernetes namespace. Default: that of the server.
        format_: How much of the run to return (1.x). Default: summary.
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
    """List pipeline runs.


    GET /api/projects/{project}/pipelines

    Project `*` lists the runs of all projects; only then are sort_by, page_token, filter and
    page_size allowed (400 otherwise). Without a cluster, returns an empty list.

    Args:
        project: Name of the project.
        namespace: Kubernetes namespace. Default: that of the server.
        sort_by: Sort order, as `field asc` or `field desc`. Only with project `*`. Default: empty.
        page_token: Token of the page, the next_page_token of the previous one. Only with project `*`.
            Default: empty, the first page.
        filter_: Filter in the JSON form of Kubeflow Pipelines. Only with project `*`. Default:
            empty.
        format_: How much of each run to return. Default: metadata_only.
        page_size: Number of runs on a page, 1 to 200. Default: chosen by the server.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_pipelines",
        "GET",
        fill_path("/api/projects/{project}/pipelines", path_values),
        read_object(
            {
                "runs": list,
                "total_size": object,
            },
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


def push_pipeline_notifications(
    project: str,
    run_id: str,
    *,
    body: list[Any],
) -> Request[None | types.BackgroundTask]:
    """Send notifications of a pipeline run.


    POST /api/projects/{project}/pipelines/{run_id}/push-notifications

    Sends them in a background task of the project: read it with `get_background_task`.

    Args:
        project: Name of the project.
        run_id: Id of the pipeline run.
        body: the body
    """
    path_values: dict[str, Any] = {
        "project": project,
        "run_id": run_id,
    }
    return Request(
        "push_pipeline_notifications",
        "POST",
        fill_path("/api/projects/{project}/pipelines/{run_id}/push-notifications", path_values),
        read_nothing,
        path_values=path_values,
        body=body,
        idempotent=False,
    )


def retry_pipeline(
    project: str,
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
    submit_mode: str | Unset = UNSET,
) -> Request[str]:
    """Start a pipeline run again.


    POST /api/projects/{project}/pipelines/{run_id}/retry

    Returns the id of the run, as text.

    Args:
        project: Name of the project.
        run_id: Id of the pipeline run.
        namespace: Kubernetes namespace. Default: that of the server.
        submit_mode: How the run is started again. Default: chosen by the server.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "run_id": run_id,
    }
    return Request(
        "retry_pipeline",
        "POST",
        fill_path("/api/projects/{project}/pipelines/{run_id}/retry", path_values),
        read_json,
        path_values=path_values,
        params={
            "namespace": namespace,
            "submit-mode": submit_mode,
        },
        idempotent=False,
    )


def submit_pipeline(
    *,
    body: File,
    namespace: str | Unset = UNSET,
    experiment: str | Unset = UNSET,
    run: str | Unset = UNSET,
    pipeline_arguments: str | Unset = UNSET,
    x_mlrun_pipeline_arguments: str | Unset = UNSET,
) -> Request[types.PipelineSubmission]:
    """Start a pipeline from a YAML or ZIP file.


    POST /api/submit_pipeline

    The content type says which of the two it is. Returns 400 for an empty body, for another
    content type and when Kubeflow Pipelines fails (`kfp err: ...`). 0.6.4 and 1.5.2 look for
    the text ` /zip` (with a space) in the content type and so reject a plain application/zip.
    1.x returns 404: use `submit_project_pipeline`.

    Args:
        body: the body
        namespace: Kubernetes namespace. Default: that of the server.
        experiment: Experiment of Kubeflow Pipelines. Default: `Default`.
        run: Name of the run. Default: the experiment and the time.
        pipeline_arguments: Arguments of the pipeline as the text of a Python dict, such as `{'a': 1}`. Default:
            none.
        x_mlrun_pipeline_arguments: Arguments of the pipeline as the text of a Python dict (1.x). Default: none.
    """
    return Request(
        "submit_pipeline",
        "POST",
        "/api/submit_pipeline",
        read_object(
            {
                "id": object,
            },
        ),
        params={
            "namespace": namespace,
            "experiment": experiment,
            "run": run,
        },
        headers={
            "pipeline-arguments": pipeline_arguments,
            "x-mlrun-pipeline-arguments": x_mlrun_pipeline_arguments,
        },
        body=body.of_type("application/yaml"),
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
    x_mlrun_pipeline_arguments: str | Unset = UNSET,
) -> Request[types.PipelineSubmission]:
    """Start a pipeline from a YAML or ZIP file.


    POST /api/projects/{project}/pipelines

    Replaces `submit_pipeline` in 1.x; 0.6.x returns 405. The project is in the path; the
    other parameters and the response are the same. Returns 404 when Kubeflow Pipelines is not
    configured.

    Args:
        project: Name of the project.
        body: the body
        namespace: Kubernetes namespace. Default: that of the server.
        experiment: Experiment of Kubeflow Pipelines. Default: `Default`.
        run: Name of the run. Default: the experiment and the time.
        pipeline_arguments: Arguments of the pipeline as the text of a Python dict, such as `{'a': 1}`. Default:
            none.
        x_mlrun_pipeline_arguments: Arguments of the pipeline as the text of a Python dict (1.x). Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "submit_project_pipeline",
        "POST",
        fill_path("/api/projects/{project}/pipelines", path_values),
        read_object(
            {
                "id": object,
            },
        ),
        path_values=path_values,
        params={
            "namespace": namespace,
            "experiment": experiment,
            "run": run,
        },
        headers={
            "pipeline-arguments": pipeline_arguments,
            "x-mlrun-pipeline-arguments": x_mlrun_pipeline_arguments,
        },
        body=body.of_type("application/yaml"),
        idempotent=False,
    )


def terminate_pipeline(
    project: str,
    run_id: str,
    *,
    namespace: str | Unset = UNSET,
) -> Request[types.BackgroundTask]:
    """Stop a pipeline run.


    POST /api/projects/{project}/pipelines/{run_id}/terminate

    Returns 202 with a background task of the project.

    Args:
        project: Name of the project.
        run_id: Id of the pipeline run.
        namespace: Kubernetes namespace. Default: that of the server.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "run_id": run_id,
    }
    return Request(
        "terminate_pipeline",
        "POST",
        fill_path("/api/projects/{project}/pipelines/{run_id}/terminate", path_values),
        read_object(
            {
                "metadata": dict,
                "status": dict,
            },
        ),
        path_values=path_values,
        params={
            "namespace": namespace,
        },
        idempotent=False,
    )
