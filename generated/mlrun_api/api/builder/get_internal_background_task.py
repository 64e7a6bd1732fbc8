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
    name: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/background-tasks/{name}".format(
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "get_internal_background_task"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> BackgroundTask:
    return cast("BackgroundTask", with_fields(response.json(), "metadata", "status"))


def sync_detailed(
    client: Client,
    name: str,
) -> Response[BackgroundTask]:
    """Reads a background task of the server itself.

    GET /api/background-tasks/{name}

    1.x only; 0.6.x answers 404. For an unknown name 1.x answers with a task in state failed.

    Args:
        name (str):

    Returns:
        Response[BackgroundTask]
    """
    kwargs = _get_kwargs(
        name,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    name: str,
) -> BackgroundTask:
    """Reads a background task of the server itself. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        name,
    ).parsed
