# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.project import Project
    from ...types import Response


def _get_kwargs(
    name: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{name}".format(
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "get_project"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> Project:
    return cast("Project", with_fields(response.json(), "metadata"))


def sync_detailed(
    client: Client,
    name: str,
) -> Response[Project]:
    """Reads one project.

    GET /api/projects/{name}

    404 when there is none. status.state says whether it is ready.

    Args:
        name (str):

    Returns:
        Response[Project]
    """
    kwargs = _get_kwargs(
        name,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    name: str,
) -> Project:
    """Reads one project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        name,
    ).parsed
