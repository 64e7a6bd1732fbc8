# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.tag_objects import TagObjects
    from ...types import Response


def _get_kwargs(
    project: str,
    tag: str,
    *,
    body: TagObjects,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{project}/tags/{tag}".format(
            project=path_segment("project", project),
            tag=path_segment("tag", tag),
        ),
        "extensions": {"operation": "delete_object_tags"},
    }
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
    tag: str,
    *,
    body: TagObjects,
) -> Response[None]:
    """Takes a tag from the objects named.

    DELETE /api/projects/{project}/tags/{tag}

    1.x only; 0.6.x answers 404. The body of this DELETE is needed. Nothing to delete is a 204
    too; a kind other than artifact is a 404.

    Args:
        project (str):
        tag (str):
        body (TagObjects): Objects to tag (1.x).

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        tag,
        body=body,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    tag: str,
    *,
    body: TagObjects,
) -> None:
    """Takes a tag from the objects named. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        tag,
        body=body,
    ).parsed
