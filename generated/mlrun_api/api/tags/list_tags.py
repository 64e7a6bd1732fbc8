# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.tag_list_answer import TagListAnswer
    from ...types import Response


def _get_kwargs(
    project: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/{project}/tags".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_tags"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> TagListAnswer:
    return cast("TagListAnswer", with_fields(response.json(), "project", "tags"))


def sync_detailed(
    client: Client,
    project: str,
) -> Response[TagListAnswer]:
    """Lists the tags of a project.

    GET /api/{project}/tags

    0.6.x only; 1.x answers 404. Holds the tags of every kind of object.

    Args:
        project (str):

    Returns:
        Response[TagListAnswer]
    """
    kwargs = _get_kwargs(
        project,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
) -> TagListAnswer:
    """Lists the tags of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
    ).parsed
