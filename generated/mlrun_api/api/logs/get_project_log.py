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
        "url": "/api/projects/{project}/logs/{uid}".format(
            project=path_segment("project", project),
            uid=path_segment("uid", uid),
        ),
        "extensions": {"operation": "get_project_log"},
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
    """Reads the log of a run, and the state of the run, at its 1.x path.

    GET /api/projects/{project}/logs/{uid}

    The form that `get_log` has moved to in 1.x; 0.6.x answers 404. Parameters and answer are
    the same.

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
    """Reads the log of a run, and the state of the run, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        uid,
        size=size,
        offset=offset,
    ).parsed
