# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...types import Response


def _get_kwargs(
    project: str,
    uid: str,
    *,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/log/{project}/{uid}".format(
            project=path_segment("project", project),
            uid=path_segment("uid", uid),
        ),
        "extensions": {"operation": "get_log"},
    }
    params: dict[str, Any] = {
        "size": size,
        "offset": offset,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> bytes:
    return response.content


def sync_detailed(
    client: Client,
    project: str,
    uid: str,
    *,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[bytes]:
    """Reads the log of a run, and the state of the run.

    GET /api/log/{project}/{uid}

    The body is bytes; the state is in the header x-mlrun-run-state. 404 when there is no such
    run, even when there is a log. When nothing was stored and the run has a pod, its log is
    given; without a cluster 0.6.4 answers 500 then. The log of an iteration is part of that
    of its parent. 1.x calls this path deprecated and has moved it to `get_project_log`, but
    still answers.

    Args:
        project (str):
        uid (str):
        size (int | Unset):
        offset (int | Unset):

    Returns:
        Response[bytes]
    """
    kwargs = _get_kwargs(
        project,
        uid,
        size=size,
        offset=offset,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    uid: str,
    *,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> bytes:
    """Reads the log of a run, and the state of the run. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        uid,
        size=size,
        offset=offset,
    ).parsed
