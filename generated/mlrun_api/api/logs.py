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
)

if TYPE_CHECKING:
    pass


def get_log(
    project: str,
    uid: str,
    *,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Request[bytes]:
    """Reads the log of a run, and the state of the run.


    GET /api/log/{project}/{uid}

    The body is bytes; the state is in the header x-mlrun-run-state. 404 when there is no such
    run, even when there is a log. When nothing was stored and the run has a pod, its log is
    given; without a cluster 0.6.4 answers 500 then. The log of an iteration is part of that
    of its parent. 1.x calls this path deprecated and has moved it to `get_project_log`, but
    still answers.

    Args:
        project:
        uid:
        size:
        offset:
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
        },
        idempotent=True,
    )


def get_project_log(
    project: str,
    uid: str,
    *,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Request[bytes]:
    """Reads the log of a run, and the state of the run, at its 1.x path.


    GET /api/projects/{project}/logs/{uid}

    The form that `get_log` has moved to in 1.x; 0.6.x answers 404. Parameters and answer are
    the same.

    Args:
        project:
        uid:
        size:
        offset:
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
    """Writes the log of a run.


    POST /api/log/{project}/{uid}

    The body is stored byte by byte. The run need not exist. Only append=false may be sent
    twice without harm; so the operation is not marked idempotent. 1.x calls this path
    deprecated and has moved it to `store_project_log`, but still answers.

    Args:
        project:
        uid:
        body: the body
        append: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
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
        body=body,
        idempotent=False,
    )


def store_project_log(
    project: str,
    uid: str,
    *,
    body: File,
    append: bool | Unset | str = UNSET,
) -> Request[None]:
    """Writes the log of a run, at its 1.x path.


    POST /api/projects/{project}/logs/{uid}

    The form that `store_log` has moved to in 1.x; 0.6.x answers 404. Parameters and answer
    are the same.

    Args:
        project:
        uid:
        body: the body
        append: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
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
        body=body,
        idempotent=False,
    )
