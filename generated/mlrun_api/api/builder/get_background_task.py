# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.background_task import BackgroundTask
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/background-tasks/{name}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "get_background_task"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> BackgroundTask:
    return cast("BackgroundTask", with_fields(response.json(), "metadata", "status"))


def sync_detailed(
    client: Client,
    project: str,
    name: str,
) -> Response[BackgroundTask]:
    """Reads a background task of a project.

    GET /api/projects/{project}/background-tasks/{name}

    Tasks are not kept over a restart in 0.6.x: an unknown name is answered with a task in
    state failed, so that the caller tries again. 1.x answers 404.

    Args:
        project (str):
        name (str):

    Returns:
        Response[BackgroundTask]
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
) -> BackgroundTask:
    """Reads a background task of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
    ).parsed
