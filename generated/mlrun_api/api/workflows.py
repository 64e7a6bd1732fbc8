# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "workflows": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def get_workflow_id(
    project: str,
    workflow: str,
    run_id: str,
    *,
    engine: str | Unset = UNSET,
) -> Request[types.WorkflowIdResponse]:
    """Read the id of a started workflow.


    GET /api/projects/{project}/workflows/{workflow}/runs/{run_id}

    Returns 404 until the run has started the workflow.

    Args:
        project: Name of the project.
        workflow: Name of the workflow.
        run_id: Id of the run that starts the workflow.
        engine: Engine of the workflow: local, remote, kfp or remote:kfp. Default: kfp.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "workflow": workflow,
        "run_id": run_id,
    }
    return Request(
        "get_workflow_id",
        "GET",
        fill_path("/api/projects/{project}/workflows/{workflow}/runs/{run_id}", path_values),
        read_object(),
        path_values=path_values,
        params={
            "engine": engine,
        },
        idempotent=True,
    )


def set_run_retrying_status(
    project: str,
    workflow: str,
    run_id: str,
    *,
    retrying: bool | Unset | str = UNSET,
) -> Request[None]:
    """Mark the run of a workflow as being retried.


    POST /api/projects/{project}/workflows/{workflow}/runs/{run_id}/set-retry-status

    Changes the state of the run and nothing else.

    Args:
        project: Name of the project.
        workflow: Name of the workflow.
        run_id: Id of the run that starts the workflow.
        retrying: Whether the run is being retried.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "workflow": workflow,
        "run_id": run_id,
    }
    return Request(
        "set_run_retrying_status",
        "POST",
        fill_path(
            "/api/projects/{project}/workflows/{workflow}/runs/{run_id}/set-retry-status",
            path_values,
        ),
        read_nothing,
        path_values=path_values,
        params={
            "retrying": retrying,
        },
        idempotent=True,
    )


def submit_workflow(
    project: str,
    workflow: str,
    *,
    body: Mapping[str, Any],
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.WorkflowResponse]:
    """Start a workflow of a project, or schedule it.


    POST /api/projects/{project}/workflows/{workflow}/submit

    With a schedule in the spec, nothing starts now: a schedule is stored. Otherwise a run is
    started that starts the workflow.

    Args:
        project: Name of the project.
        workflow: Name of the workflow.
        body: A workflow to start.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
        x_mlrun_client_python_version: Python version of the client, from which 1.x chooses a matching image. Default:
            none.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "workflow": workflow,
    }
    return Request(
        "submit_workflow",
        "POST",
        fill_path("/api/projects/{project}/workflows/{workflow}/submit", path_values),
        read_object(),
        path_values=path_values,
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )
