# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.tag_count_answer import TagCountAnswer
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/{project}/tag/{name}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "delete_tag"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> TagCountAnswer:
    return cast("TagCountAnswer", with_fields(response.json(), "project", "name"))


def sync_detailed(
    client: Client,
    project: str,
    name: str,
) -> Response[TagCountAnswer]:
    """Takes a tag from everything in a project.

    DELETE /api/{project}/tag/{name}

    0.6.x only; 1.x answers 404.

    Args:
        project (str):
        name (str):

    Returns:
        Response[TagCountAnswer]
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
) -> TagCountAnswer:
    """Takes a tag from everything in a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
    ).parsed
