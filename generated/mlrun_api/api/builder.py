# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "builder": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_content,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def build_function(
    *,
    body: Mapping[str, Any],
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.BuildResponse]:
    """Start the build or deployment of a function.


    POST /api/build/function

    Stores the function first. Nuclio kinds are deployed; for the other kinds an image is
    built. When `ready` is false in the response, poll `build_status`. Every build failure is
    a 400 whose reason begins with `runtime error:`, including a missing docker registry. In
    0.6.x with_mlrun must be a string. 1.x returns 404 for an unknown project.

    Args:
        body: A function to build or deploy.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
        x_mlrun_client_python_version: Python version of the client, from which 1.x chooses a matching image. Default:
            none.
    """
    return Request(
        "build_function",
        "POST",
        "/api/build/function",
        read_object(
            {
                "data": dict,
            },
        ),
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )


def build_status(
    *,
    name: str | Unset = UNSET,
    project: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    logs: bool | Unset | str = UNSET,
    last_log_timestamp: float | Unset = UNSET,
    verbose: bool | Unset | str = UNSET,
    events_offset: int | Unset = UNSET,
) -> Request[bytes]:
    """Read the state and log of a build or deployment.


    GET /api/build/status

    The body is the log; the headers hold the state. Nuclio kinds (remote, nuclio, serving)
    send x-mlrun-function-status, x-mlrun-last-timestamp, x-mlrun-address and x-mlrun-name.
    Other kinds send x-mlrun-function-status, function_status, builder_pod and function_image;
    without a build pod only the last three. Each read also stores the new state of the
    function. Returns 404 when the function does not exist.

    Args:
        name: Name of the function. Default: empty.
        project: Project of the function. Default, also for an empty value: `default`.
        tag: Tag of the function. Default, also for an empty value: latest.
        offset: Number of the first byte of the build log; used for image builds. Default: 0.
        logs: Include the log. Default: true.
        last_log_timestamp: Return only log lines after this time in milliseconds, the x-mlrun-last-timestamp of
            the previous response; used for Nuclio kinds. Default: 0.
        verbose: Include debug lines; used for Nuclio kinds. Default: false.
        events_offset: Number of the first event of the build; used when there is no log yet. Default: 0.
    """
    return Request(
        "build_status",
        "GET",
        "/api/build/status",
        read_content,
        params={
            "name": name,
            "project": project,
            "tag": tag,
            "offset": offset,
            "logs": logs,
            "last_log_timestamp": last_log_timestamp,
            "verbose": verbose,
            "events_offset": events_offset,
        },
        idempotent=True,
    )


def function_status(
    *,
    body: Mapping[str, Any],
) -> Request[types.FunctionStatusResponse]:
    """Read the status of the resources of a function.


    POST /api/status/function

    Only Dask has a status; other kinds return 500 in 0.6.x and 400 in 1.x. An empty selector
    or kind returns 400.

    Args:
        body: The function whose status to read.
    """
    return Request(
        "function_status",
        "POST",
        "/api/status/function",
        read_object(
            {
                "data": object,
            },
        ),
        body=body,
        idempotent=True,
    )


def get_background_task(
    project: str,
    name: str,
) -> Request[types.BackgroundTask]:
    """Read a background task of a project.


    GET /api/projects/{project}/background-tasks/{name}

    0.6.x loses its tasks on a restart: for an unknown name it returns a task in state
    `failed`, so that the caller tries again. 1.x returns 404.

    Args:
        project: Name of the project.
        name: Id of the background task.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "get_background_task",
        "GET",
        fill_path("/api/projects/{project}/background-tasks/{name}", path_values),
        read_object(
            {
                "metadata": dict,
                "status": dict,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def get_internal_background_task(
    name: str,
) -> Request[types.BackgroundTask]:
    """Read a background task of the server itself.


    GET /api/background-tasks/{name}

    1.x only; 0.6.x returns 404. For an unknown name 1.x returns a task in state `failed`.

    Args:
        name: Id of the background task.
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "get_internal_background_task",
        "GET",
        fill_path("/api/background-tasks/{name}", path_values),
        read_object(
            {
                "metadata": dict,
                "status": dict,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def start_function(
    *,
    body: Mapping[str, Any],
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.BackgroundTask]:
    """Start the resources of a function, such as a Dask cluster.


    POST /api/start/function

    The work continues in the background: read the task with `get_background_task`. Returns
    400 when functionUrl is missing or matches no function.

    Args:
        body: The function to start.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
        x_mlrun_client_python_version: Python version of the client, from which 1.x chooses a matching image. Default:
            none.
    """
    return Request(
        "start_function",
        "POST",
        "/api/start/function",
        read_object(
            {
                "metadata": dict,
                "status": dict,
            },
        ),
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )


def submit(
    *,
    body: Mapping[str, Any],
    x_remote_user: str | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.SubmitResponse]:
    """Start a run, now or on a schedule, at an older path.


    POST /api/submit

    The same as `submit_job`, at an older path.

    Args:
        body: A run to start, now or on a schedule. Requires a task, and a function from one of
            function, functionUrl and task.spec.function.
        x_remote_user: User on whose behalf the run starts; sets the labels owner and v3io_user where they
            are missing. Default: none.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
        x_mlrun_client_python_version: Python version of the client, from which 1.x chooses a matching image. Default:
            none.
    """
    return Request(
        "submit",
        "POST",
        "/api/submit",
        read_object(
            {
                "data": dict,
            },
        ),
        headers={
            "x-remote-user": x_remote_user,
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )


def submit_job(
    *,
    body: Mapping[str, Any],
    x_remote_user: str | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.SubmitResponse]:
    """Start a run, now or on a schedule.


    POST /api/submit_job

    Without a schedule, starts the run and returns it as stored. With one, replaces the
    schedule that has the name of the task (1.x updates an existing one). Failures are a 400
    whose reason begins with `runtime error:`; an unknown function is a 404. A schedule that
    fires more often than every 10 minutes is rejected.

    Args:
        body: A run to start, now or on a schedule. Requires a task, and a function from one of
            function, functionUrl and task.spec.function.
        x_remote_user: User on whose behalf the run starts; sets the labels owner and v3io_user where they
            are missing. Default: none.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
        x_mlrun_client_python_version: Python version of the client, from which 1.x chooses a matching image. Default:
            none.
    """
    return Request(
        "submit_job",
        "POST",
        "/api/submit_job",
        read_object(
            {
                "data": dict,
            },
        ),
        headers={
            "x-remote-user": x_remote_user,
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )
