# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.artifact import Artifact
    from ...types import Response


def _get_kwargs(
    project: str,
    uid: str,
    key: str,
    *,
    body: Artifact,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/projects/{project}/artifacts/{uid}/{key}".format(
            project=path_segment("project", project),
            uid=path_segment("uid", uid),
            key=path_segment("key", key),
        ),
        "extensions": {"operation": "store_project_artifact"},
    }
    params: dict[str, Any] = {
        "tag": tag,
        "iter": iter_,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    uid: str,
    key: str,
    *,
    body: Artifact,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
) -> Response[None]:
    """Stores an artifact, new or in place of the stored one, at its 1.x path.

    POST /api/projects/{project}/artifacts/{uid}/{key}

    The form that `store_artifact` has moved to in 1.x; 0.6.x answers 404. Parameters and
    answer are the same.

    Args:
        project (str):
        uid (str):
        key (str):
        tag (str | Unset):
        iter_ (int | Unset):
        body (Artifact): An artifact. 0.6.x keeps it flat (key, kind, target_path ... side by
            side); 1.x keeps metadata, spec and status and takes and gives the flat form as
            `legacy`. Fields not named here are kept.

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        uid,
        key,
        body=body,
        tag=tag,
        iter_=iter_,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    uid: str,
    key: str,
    *,
    body: Artifact,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
) -> None:
    """Stores an artifact, new or in place of the stored one, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        uid,
        key,
        body=body,
        tag=tag,
        iter_=iter_,
    ).parsed
