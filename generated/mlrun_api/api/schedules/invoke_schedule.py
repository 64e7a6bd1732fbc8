# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.submit_answer import SubmitAnswer
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/projects/{project}/schedules/{name}/invoke".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "invoke_schedule"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> None | SubmitAnswer:
    return cast("None | SubmitAnswer", response.json())


def sync_detailed(
    client: Client,
    project: str,
    name: str,
) -> Response[None | SubmitAnswer]:
    """Starts the object of a schedule now.

    POST /api/projects/{project}/schedules/{name}/invoke

    Works as `submit_job` with the stored body, and answers like it; null for a
    local_function. 404 when there is none.

    Args:
        project (str):
        name (str):

    Returns:
        Response[None | SubmitAnswer]
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
) -> None | SubmitAnswer:
    """Starts the object of a schedule now. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
    ).parsed
