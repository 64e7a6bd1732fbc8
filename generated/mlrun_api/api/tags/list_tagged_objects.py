# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.tagged_objects_answer import TaggedObjectsAnswer
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/{project}/tag/{name}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "list_tagged_objects"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> TaggedObjectsAnswer:
    return cast("TaggedObjectsAnswer", with_fields(response.json(), "project", "tag", "objects"))


def sync_detailed(
    client: Client,
    project: str,
    name: str,
) -> Response[TaggedObjectsAnswer]:
    """Lists everything that has a tag.

    GET /api/{project}/tag/{name}

    0.6.x only; 1.x answers 404. An unknown tag gives an empty list.

    Args:
        project (str):
        name (str):

    Returns:
        Response[TaggedObjectsAnswer]
    """
    kwargs = _get_kwargs(
        project,
        name,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
) -> TaggedObjectsAnswer:
    """Lists everything that has a tag. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
    ).parsed
