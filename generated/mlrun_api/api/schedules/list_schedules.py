# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.schedule_kind import ScheduleKind
    from ...models.schedules_output import SchedulesOutput
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    name: str | Unset = UNSET,
    labels: str | Unset = UNSET,
    kind: ScheduleKind | Unset = UNSET,
    include_last_run: bool | Unset | WireBooleanType1 = UNSET,
    include_credentials: bool | Unset | WireBooleanType1 = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/schedules".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_schedules"},
    }
    params: dict[str, Any] = {
        "name": name,
        "labels": labels,
        "kind": kind,
        "include_last_run": include_last_run,
        "include-credentials": include_credentials,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> SchedulesOutput:
    return cast("SchedulesOutput", with_fields(response.json(), "schedules"))


def sync_detailed(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    labels: str | Unset = UNSET,
    kind: ScheduleKind | Unset = UNSET,
    include_last_run: bool | Unset | WireBooleanType1 = UNSET,
    include_credentials: bool | Unset | WireBooleanType1 = UNSET,
) -> Response[SchedulesOutput]:
    """Lists the schedules of a project.

    GET /api/projects/{project}/schedules

    No match is an empty list.

    Args:
        project (str):
        name (str | Unset):
        labels (str | Unset):
        kind (ScheduleKind | Unset): What a schedule starts.
        include_last_run (bool | Unset | WireBooleanType1): A boolean in a query. The servers
            read true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client
            sends yes and no, or True and False.
        include_credentials (bool | Unset | WireBooleanType1): A boolean in a query. The
            servers read true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official
            client sends yes and no, or True and False.

    Returns:
        Response[SchedulesOutput]
    """
    kwargs = _get_kwargs(
        project,
        name=name,
        labels=labels,
        kind=kind,
        include_last_run=include_last_run,
        include_credentials=include_credentials,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    labels: str | Unset = UNSET,
    kind: ScheduleKind | Unset = UNSET,
    include_last_run: bool | Unset | WireBooleanType1 = UNSET,
    include_credentials: bool | Unset | WireBooleanType1 = UNSET,
) -> SchedulesOutput:
    """Lists the schedules of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name=name,
        labels=labels,
        kind=kind,
        include_last_run=include_last_run,
        include_credentials=include_credentials,
    ).parsed
