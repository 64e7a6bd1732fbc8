# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.tag_answer import TagAnswer
    from ...models.tag_objects import TagObjects
    from ...types import Response


def _get_kwargs(
    project: str,
    tag: str,
    *,
    body: TagObjects,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/projects/{project}/tags/{tag}".format(
            project=path_segment("project", project),
            tag=path_segment("tag", tag),
        ),
        "extensions": {"operation": "overwrite_object_tags"},
    }
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> TagAnswer:
    return cast("TagAnswer", with_fields(response.json(), "name", "project"))


def sync_detailed(
    client: Client,
    project: str,
    tag: str,
    *,
    body: TagObjects,
) -> Response[TagAnswer]:
    """Gives a tag to the objects named, and takes it from others of the same key.

    POST /api/projects/{project}/tags/{tag}

    1.x only; 0.6.x answers 404. POST overwrites and PUT (append_object_tags) appends, unlike
    what the methods suggest. A kind other than artifact is a 404.

    Args:
        project (str):
        tag (str):
        body (TagObjects): Objects to tag (1.x).

    Returns:
        Response[TagAnswer]
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
) -> TagAnswer:
    """Gives a tag to the objects named, and takes it from others of the same key. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        tag,
        body=body,
    ).parsed
