# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "logs": each returns a request, to be sent by a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    File,
    Request,
    Unset,
    fill_path,
    read_content,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def get_log(
    project: str,
    uid: str,
    *,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    attempt: int | Unset = UNSET,
) -> Request[bytes]:
    """Read the log of a run.


    GET /api/log/{project}/{uid}

    The body is the bytes of the log; the header x-mlrun-run-state holds the state of the run.
    Returns 404 when the run does not exist, even if a log does. When no log is stored but the
    run has a pod, returns the log of the pod; without a cluster 0.6.4 then fails with 500.
    The log of an iteration is part of the log of its parent. Deprecated in 1.x, which still
    serves this path: use `get_project_log`.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        size: Maximum number of bytes. Default: -1, no limit.
        offset: Number of the first byte. A piece may begin or end inside a multi-byte character.
            Default: 0.
        attempt: Number of the attempt of a run that is retried. Default: the last.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "get_log",
        "GET",
        fill_path("/api/log/{project}/{uid}", path_values),
        read_content,
        path_values=path_values,
        params={
            "size": size,
            "offset": offset,
            "attempt": attempt,
        },
        idempotent=True,
    )


def get_log_size(
    project: str,
    uid: str,
) -> Request[types.LogSizeResponse]:
    """Read the size of the log of a run.


    GET /api/projects/{project}/logs/{uid}/size

    Returns 0 when there is no log yet.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "get_log_size",
        "GET",
        fill_path("/api/projects/{project}/logs/{uid}/size", path_values),
        read_object(
            {
                "size": object,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def get_project_log(
    project: str,
    uid: str,
    *,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    attempt: int | Unset = UNSET,
) -> Request[bytes]:
    """Read the log of a run.


    GET /api/projects/{project}/logs/{uid}

    Replaces `get_log` in 1.x; 0.6.x returns 404. Same parameters and response.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        size: Maximum number of bytes. Default: -1, no limit.
        offset: Number of the first byte. A piece may begin or end inside a multi-byte character.
            Default: 0.
        attempt: Number of the attempt of a run that is retried. Default: the last.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "get_project_log",
        "GET",
        fill_path("/api/projects/{project}/logs/{uid}", path_values),
        read_content,
        path_values=path_values,
        params={
            "size": size,
            "offset": offset,
            "attempt": attempt,
        },
        idempotent=True,
    )


def store_log(
    project: str,
    uid: str,
    *,
    body: File,
    append: bool | Unset | str = UNSET,
) -> Request[None]:
    """Write the log of a run.


    POST /api/log/{project}/{uid}

    Stores the body byte by byte; the run need not exist. Not idempotent, because only
    append=false can be repeated safely. Deprecated in 1.x, which still serves this path: use
    `store_project_log`.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        body: the body
        append: Append to the log (true) or replace it (false). Default: true.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "store_log",
        "POST",
        fill_path("/api/log/{project}/{uid}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "append": append,
        },
        body=body.of_type("application/octet-stream"),
        idempotent=False,
    )


def store_project_log(
    project: str,
    uid: str,
    *,
    body: File,
    append: bool | Unset | str = UNSET,
) -> Request[None]:
    """Write the log of a run.


    POST /api/projects/{project}/logs/{uid}

    Replaces `store_log` in 1.x; 0.6.x returns 404. Same parameters and response.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        body: the body
        append: Append to the log (true) or replace it (false). Default: true.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "store_project_log",
        "POST",
        fill_path("/api/projects/{project}/logs/{uid}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "append": append,
        },
        body=body.of_type("application/octet-stream"),
        idempotent=False,
    )
