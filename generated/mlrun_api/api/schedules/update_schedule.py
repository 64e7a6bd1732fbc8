# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.schedule_update import ScheduleUpdate
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    *,
    body: ScheduleUpdate,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "PUT",
        "url": "/api/projects/{project}/schedules/{name}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "update_schedule"},
    }
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    *,
    body: ScheduleUpdate,
) -> Response[None]:
    """Changes a schedule.

    PUT /api/projects/{project}/schedules/{name}

    Only what is sent and not null is changed. 404 when there is none. 0.6.x does not read
    concurrency_limit here. A cron that fires more often than every 10 minutes is refused:
    0.6.x with a plain 500, 1.x with a 500 and a detail.

    Args:
        project (str):
        name (str):
        body (ScheduleUpdate): Changes to a schedule; null or left out leaves a field as it
            is. A label set replaces the old one.

    Returns:
        Response[None]
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
    body: ScheduleUpdate,
) -> None:
    """Changes a schedule. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        body=body,
    ).parsed
