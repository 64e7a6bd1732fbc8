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
) -> Request[types.BuildAnswer]:
    """Starts the build or the deployment of a function.


    POST /api/build/function

    Stores the function first. For Nuclio kinds the deployment is started, for the others a
    build of the image; ready says whether anything is left to wait for (ask `build_status`).
    Every failure of the build is a 400 with a reason that begins with `runtime error:`, also
    a missing docker registry. In 0.6.x with_mlrun must be text. 1.x answers 404 for an
    unknown project.

    Args:
        body: What to build.
        x_mlrun_client_version:
        x_mlrun_client_python_version:
    """
    return Request(
        "build_function",
        "POST",
        "/api/build/function",
        read_object(
            "data",
        ),
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )


def build_function_slash(
    *,
    body: Mapping[str, Any],
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.BuildAnswer]:
    """Starts the build or the deployment of a function (trailing slash).


    POST /api/build/function/

    The same as `build_function`, with a trailing slash.

    Args:
        body: What to build.
        x_mlrun_client_version:
        x_mlrun_client_python_version:
    """
    return Request(
        "build_function_slash",
        "POST",
        "/api/build/function/",
        read_object(
            "data",
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
) -> Request[bytes]:
    """Reads state and log of a build or deployment.


    GET /api/build/status

    The log is the body, the state is in the headers. Nuclio kinds (remote, nuclio, serving)
    send x-mlrun-function-status, x-mlrun-last-timestamp, x-mlrun-address and x-mlrun-name;
    the others x-mlrun-function-status, function_status, builder_pod and function_image, but
    without a build pod only the last three. Reading it also stores the new state of the
    function. 404 when there is no such function.

    Args:
        name:
        project:
        tag:
        offset:
        logs: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        last_log_timestamp:
        verbose: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
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
        },
        idempotent=True,
    )


def build_status_slash(
    *,
    name: str | Unset = UNSET,
    project: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    logs: bool | Unset | str = UNSET,
    last_log_timestamp: float | Unset = UNSET,
    verbose: bool | Unset | str = UNSET,
) -> Request[bytes]:
    """Reads state and log of a build or deployment (trailing slash).


    GET /api/build/status/

    The same as `build_status`, with a trailing slash.

    Args:
        name:
        project:
        tag:
        offset:
        logs: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        last_log_timestamp:
        verbose: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
    """
    return Request(
        "build_status_slash",
        "GET",
        "/api/build/status/",
        read_content,
        params={
            "name": name,
            "project": project,
            "tag": tag,
            "offset": offset,
            "logs": logs,
            "last_log_timestamp": last_log_timestamp,
            "verbose": verbose,
        },
        idempotent=True,
    )


def function_status(
    *,
    body: Mapping[str, Any],
) -> Request[types.FunctionStatusAnswer]:
    """Reads the status of the resources of a function.


    POST /api/status/function

    Only Dask has one; other kinds are a 500 in 0.6.x and a 400 in 1.x. An empty selector or
    kind is a 400.

    Args:
        body: Whose status to read.
    """
    return Request(
        "function_status",
        "POST",
        "/api/status/function",
        read_object(
            "data",
        ),
        body=body,
        idempotent=True,
    )


def function_status_slash(
    *,
    body: Mapping[str, Any],
) -> Request[types.FunctionStatusAnswer]:
    """Reads the status of the resources of a function (trailing slash).


    POST /api/status/function/

    The same as `function_status`, with a trailing slash.

    Args:
        body: Whose status to read.
    """
    return Request(
        "function_status_slash",
        "POST",
        "/api/status/function/",
        read_object(
            "data",
        ),
        body=body,
        idempotent=True,
    )


def get_background_task(
    project: str,
    name: str,
) -> Request[types.BackgroundTask]:
    """Reads a background task of a project.


    GET /api/projects/{project}/background-tasks/{name}

    Tasks are not kept over a restart in 0.6.x: an unknown name is answered with a task in
    state failed, so that the caller tries again. 1.x answers 404.

    Args:
        project:
        name:
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
            "metadata",
            "status",
        ),
        path_values=path_values,
        idempotent=True,
    )


def get_internal_background_task(
    name: str,
) -> Request[types.BackgroundTask]:
    """Reads a background task of the server itself.


    GET /api/background-tasks/{name}

    1.x only; 0.6.x answers 404. For an unknown name 1.x answers with a task in state failed.

    Args:
        name:
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "get_internal_background_task",
        "GET",
        fill_path("/api/background-tasks/{name}", path_values),
        read_object(
            "metadata",
            "status",
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
    """Starts the resources of a function, such as a Dask cluster.


    POST /api/start/function

    The work goes on in the background: read the task with `get_background_task`. 400 when
    functionUrl is missing or names no function.

    Args:
        body: Which function to start.
        x_mlrun_client_version:
        x_mlrun_client_python_version:
    """
    return Request(
        "start_function",
        "POST",
        "/api/start/function",
        read_object(
            "metadata",
            "status",
        ),
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )


def start_function_slash(
    *,
    body: Mapping[str, Any],
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.BackgroundTask]:
    """Starts the resources of a function, such as a Dask cluster (trailing slash).


    POST /api/start/function/

    The same as `start_function`, with a trailing slash.

    Args:
        body: Which function to start.
        x_mlrun_client_version:
        x_mlrun_client_python_version:
    """
    return Request(
        "start_function_slash",
        "POST",
        "/api/start/function/",
        read_object(
            "metadata",
            "status",
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
) -> Request[types.SubmitAnswer]:
    """Starts a run, now or on a schedule, at the old path.


    POST /api/submit

    The same as `submit_job`, at an older path.

    Args:
        body: A run to start, now or on a schedule. It needs a task, and a function from one of:
            function, functionUrl, task.spec.function.
        x_remote_user:
        x_mlrun_client_version:
        x_mlrun_client_python_version:
    """
    return Request(
        "submit",
        "POST",
        "/api/submit",
        read_object(
            "data",
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
) -> Request[types.SubmitAnswer]:
    """Starts a run, now or on a schedule.


    POST /api/submit_job

    Without schedule the run starts and is given back as stored. With schedule a schedule with
    the name of the task is made in place of it (in 1.x an existing one is changed). Failures
    are a 400 with a reason that begins with `runtime error:`; a function that does not exist
    is a 404. A cron more often than every 10 minutes is refused.

    Args:
        body: A run to start, now or on a schedule. It needs a task, and a function from one of:
            function, functionUrl, task.spec.function.
        x_remote_user:
        x_mlrun_client_version:
        x_mlrun_client_python_version:
    """
    return Request(
        "submit_job",
        "POST",
        "/api/submit_job",
        read_object(
            "data",
        ),
        headers={
            "x-remote-user": x_remote_user,
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )


def submit_job_slash(
    *,
    body: Mapping[str, Any],
    x_remote_user: str | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.SubmitAnswer]:
    """Starts a run, now or on a schedule (trailing slash).


    POST /api/submit_job/

    The same as `submit_job`, with a trailing slash.

    Args:
        body: A run to start, now or on a schedule. It needs a task, and a function from one of:
            function, functionUrl, task.spec.function.
        x_remote_user:
        x_mlrun_client_version:
        x_mlrun_client_python_version:
    """
    return Request(
        "submit_job_slash",
        "POST",
        "/api/submit_job/",
        read_object(
            "data",
        ),
        headers={
            "x-remote-user": x_remote_user,
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )


def submit_slash(
    *,
    body: Mapping[str, Any],
    x_remote_user: str | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.SubmitAnswer]:
    """Starts a run, now or on a schedule, at the old path (trailing slash).


    POST /api/submit/

    The same as `submit`, with a trailing slash.

    Args:
        body: A run to start, now or on a schedule. It needs a task, and a function from one of:
            function, functionUrl, task.spec.function.
        x_remote_user:
        x_mlrun_client_version:
        x_mlrun_client_python_version:
    """
    return Request(
        "submit_slash",
        "POST",
        "/api/submit/",
        read_object(
            "data",
        ),
        headers={
            "x-remote-user": x_remote_user,
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )
