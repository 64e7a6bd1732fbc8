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
    key: str,
    tag: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{project}/artifacts/{uid}".format(
            project=path_segment("project", project),
            uid=path_segment("uid", uid),
        ),
        "extensions": {"operation": "del_project_artifact"},
    }
    params: dict[str, Any] = {
        "key": key,
        "tag": tag,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    uid: str,
    *,
    key: str,
    tag: str | Unset = UNSET,
) -> Response[None]:
    """Deletes an artifact, at its 1.x path.

    DELETE /api/projects/{project}/artifacts/{uid}

    The form that `del_artifact` has moved to in 1.x; 0.6.x answers 404. Parameters and answer
    are the same.

    Args:
        project (str):
        uid (str):
        key (str):
        tag (str | Unset):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        uid,
        key=key,
        tag=tag,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    uid: str,
    *,
    key: str,
    tag: str | Unset = UNSET,
) -> None:
    """Deletes an artifact, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        uid,
        key=key,
        tag=tag,
    ).parsed
