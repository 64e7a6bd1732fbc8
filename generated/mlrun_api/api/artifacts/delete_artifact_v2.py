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
    key: str,
    *,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/v2/projects/{project}/artifacts/{key}".format(
            project=path_segment("project", project),
            key=path_segment("key", key),
        ),
        "extensions": {"operation": "delete_artifact_v2"},
    }
    params: dict[str, Any] = {
        "tree": tree,
        "tag": tag,
        "iter": iter_,
        "object-uid": object_uid,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    key: str,
    *,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
) -> Response[None]:
    """Deletes versions of an artifact.

    DELETE /api/v2/projects/{project}/artifacts/{key}

    Only under /api/v2. tag, iter and object-uid narrow what is deleted; tree does not: 1.6 to
    1.8 do not read it. Nothing to delete is a 204 too.

    Args:
        project (str):
        key (str):
        tree (str | Unset):
        tag (str | Unset):
        iter_ (int | Unset):
        object_uid (str | Unset):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        key,
        tree=tree,
        tag=tag,
        iter_=iter_,
        object_uid=object_uid,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    key: str,
    *,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
) -> None:
    """Deletes versions of an artifact. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        key,
        tree=tree,
        tag=tag,
        iter_=iter_,
        object_uid=object_uid,
    ).parsed
