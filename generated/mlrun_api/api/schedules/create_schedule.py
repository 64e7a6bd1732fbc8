# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.schedule_input import ScheduleInput
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    body: ScheduleInput,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/projects/{project}/schedules".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "create_schedule"},
    }
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    if response.status_code == 201:
        return None

    return None


def sync_detailed(
    client: Client,
    project: str,
    *,
    body: ScheduleInput,
) -> Response[None]:
    """Makes a schedule.

    POST /api/projects/{project}/schedules

    Answers 201 without content; 409 when the name is taken. 0.6.4 also answers 409 when
    concurrency_limit is null or left out. A project that does not exist is made by 0.6.x and
    is a 404 in 1.x. A cron that fires more often than every 10 minutes is refused: 0.6.x with
    a plain 500, 1.x with a 500 and a detail.

    Args:
        project (str):
        body (ScheduleInput): A schedule to make.

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        body=body,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    body: ScheduleInput,
) -> None:
    """Makes a schedule. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        body=body,
    ).parsed
