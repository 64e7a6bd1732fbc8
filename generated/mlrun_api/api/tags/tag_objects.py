# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.tag_count_answer import TagCountAnswer
    from ...models.tag_queries import TagQueries
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    *,
    body: TagQueries,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/{project}/tag/{name}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "tag_objects"},
    }
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> TagCountAnswer:
    return cast("TagCountAnswer", with_fields(response.json(), "project", "name"))


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    *,
    body: TagQueries,
) -> Response[TagCountAnswer]:
    """Gives a tag to the records that match.

    POST /api/{project}/tag/{name}

    0.6.x only; 1.x answers 404 and has `overwrite_object_tags` and `append_object_tags`. The
    body names tables (such as functions or artifacts) and columns of the server: an unknown
    table is a 400, an unknown column a plain 500.

    Args:
        project (str):
        name (str):
        body (TagQueries): Which records to tag: name of a table of the server (functions,
            artifacts ...) to an object of column and value. Unknown table names are a 400.

    Returns:
        Response[TagCountAnswer]
    """
    kwargs = _get_kwargs(
        project,
        name,
        body=body,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
    *,
    body: TagQueries,
) -> TagCountAnswer:
    """Gives a tag to the records that match. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        body=body,
    ).parsed
