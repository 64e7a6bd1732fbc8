# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{project}/functions/{name}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "delete_function"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    name: str,
) -> Response[None]:
    """Deletes a function with all its versions and tags.

    DELETE /api/projects/{project}/functions/{name}

    Nothing to delete is a 204 too. The path is the same in 0.6.x and 1.x.

    Args:
        project (str):
        name (str):

    Returns:
        Response[None]
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
) -> None:
    """Deletes a function with all its versions and tags. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
    ).parsed
