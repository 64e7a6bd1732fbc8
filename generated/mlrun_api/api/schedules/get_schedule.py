# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.schedule_output import ScheduleOutput
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    *,
    include_last_run: bool | Unset | WireBooleanType1 = UNSET,
    include_credentials: bool | Unset | WireBooleanType1 = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/schedules/{name}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "get_schedule"},
    }
    params: dict[str, Any] = {
        "include_last_run": include_last_run,
        "include-credentials": include_credentials,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> ScheduleOutput:
    return cast(
        "ScheduleOutput",
        with_fields(response.json(), "name", "kind", "cron_trigger", "creation_time", "project"),
    )


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    *,
    include_last_run: bool | Unset | WireBooleanType1 = UNSET,
    include_credentials: bool | Unset | WireBooleanType1 = UNSET,
) -> Response[ScheduleOutput]:
    """Reads one schedule.

    GET /api/projects/{project}/schedules/{name}

    404 when there is none.

    Args:
        project (str):
        name (str):
        include_last_run (bool | Unset | WireBooleanType1): A boolean in a query. The servers
            read true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client
            sends yes and no, or True and False.
        include_credentials (bool | Unset | WireBooleanType1): A boolean in a query. The
            servers read true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official
            client sends yes and no, or True and False.

    Returns:
        Response[ScheduleOutput]
    """
    kwargs = _get_kwargs(
        project,
        name,
        include_last_run=include_last_run,
        include_credentials=include_credentials,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
    *,
    include_last_run: bool | Unset | WireBooleanType1 = UNSET,
    include_credentials: bool | Unset | WireBooleanType1 = UNSET,
) -> ScheduleOutput:
    """Reads one schedule. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        include_last_run=include_last_run,
        include_credentials=include_credentials,
    ).parsed
