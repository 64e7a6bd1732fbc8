# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "schedules": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_json,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def create_schedule(
    project: str,
    *,
    body: Mapping[str, Any],
) -> Request[None]:
    """Create a schedule.


    POST /api/projects/{project}/schedules

    Returns 201 without content, or 409 when the name is taken; 0.6.4 also returns 409 when
    concurrency_limit is null or missing. 0.6.x creates a missing project; 1.x returns 404. A
    schedule that fires more often than every 10 minutes is rejected with 500, in 0.6.x
    without a reason.

    Args:
        project: Name of the project.
        body: A schedule to create.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "create_schedule",
        "POST",
        fill_path("/api/projects/{project}/schedules", path_values),
        read_nothing,
        path_values=path_values,
        body=body,
        idempotent=False,
    )


def delete_schedule(
    project: str,
    name: str,
) -> Request[None]:
    """Delete a schedule.


    DELETE /api/projects/{project}/schedules/{name}

    Returns 204 even when there is nothing to delete.

    Args:
        project: Name of the project.
        name: Name of the schedule.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "delete_schedule",
        "DELETE",
        fill_path("/api/projects/{project}/schedules/{name}", path_values),
        read_nothing,
        path_values=path_values,
        idempotent=True,
    )


def delete_schedules(
    project: str,
) -> Request[None]:
    """Delete all schedules of a project.


    DELETE /api/projects/{project}/schedules

    Returns 204 even when there is nothing to delete.

    Args:
        project: Name of the project.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "delete_schedules",
        "DELETE",
        fill_path("/api/projects/{project}/schedules", path_values),
        read_nothing,
        path_values=path_values,
        idempotent=True,
    )


def get_schedule(
    project: str,
    name: str,
    *,
    include_last_run: bool | Unset | str = UNSET,
    include_credentials: bool | Unset | str = UNSET,
) -> Request[types.ScheduleOutput]:
    """Read a schedule.


    GET /api/projects/{project}/schedules/{name}

    Returns 404 when the schedule does not exist.

    Args:
        project: Name of the project.
        name: Name of the schedule.
        include_last_run: Include the last run itself. Default: false.
        include_credentials: Include the credentials (1.x). Default: false.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "get_schedule",
        "GET",
        fill_path("/api/projects/{project}/schedules/{name}", path_values),
        read_object(
            {
                "name": object,
                "kind": object,
                "cron_trigger": object,
                "creation_time": object,
                "project": object,
            },
        ),
        path_values=path_values,
        params={
            "include_last_run": include_last_run,
            "include-credentials": include_credentials,
        },
        idempotent=True,
    )


def invoke_schedule(
    project: str,
    name: str,
) -> Request[None | types.SubmitResponse]:
    """Start the object of a schedule now.


    POST /api/projects/{project}/schedules/{name}/invoke

    Behaves like `submit_job` with the stored body and returns the same response; null for a
    local_function. Returns 404 when the schedule does not exist.

    Args:
        project: Name of the project.
        name: Name of the schedule.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "invoke_schedule",
        "POST",
        fill_path("/api/projects/{project}/schedules/{name}/invoke", path_values),
        read_json,
        path_values=path_values,
        idempotent=False,
    )


def list_schedules(
    project: str,
    *,
    name: str | Unset = UNSET,
    labels: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    include_last_run: bool | Unset | str = UNSET,
    include_credentials: bool | Unset | str = UNSET,
    next_run_time_since: str | Unset = UNSET,
    next_run_time_until: str | Unset = UNSET,
) -> Request[types.SchedulesOutput]:
    """List the schedules of a project.


    GET /api/projects/{project}/schedules

    No match is an empty list.

    Args:
        project: Name of the project.
        name: Name of the schedule. `~text` matches any name that contains the text, ignoring
            case; without `~` the name must be equal. Default: all.
        labels: Labels as `name` or `name=value`, separated by commas in one parameter; a parameter
            `label` is ignored here. Default: all.
        kind: Return only schedules of this kind. Default: all.
        include_last_run: Include the last run itself. Default: false.
        include_credentials: Include the credentials (1.x). Default: false.
        next_run_time_since: Only schedules whose next run is then or later. Default: no filter.
        next_run_time_until: Only schedules whose next run is then or earlier. Default: no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_schedules",
        "GET",
        fill_path("/api/projects/{project}/schedules", path_values),
        read_object(
            {
                "schedules": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "labels": labels,
            "kind": kind,
            "include_last_run": include_last_run,
            "include-credentials": include_credentials,
            "next_run_time_since": next_run_time_since,
            "next_run_time_until": next_run_time_until,
        },
        idempotent=True,
    )


def set_schedule_notifications(
    project: str,
    name: str,
    *,
    body: Mapping[str, Any],
) -> Request[None]:
    """Set the notifications of a schedule.


    PUT /api/projects/{project}/schedules/{name}/notifications

    Replaces all notifications of the schedule; its runs get them. The secret parameters are
    kept as secrets of the project, so servers without Kubernetes return 500.

    Args:
        project: Name of the project.
        name: Name of the schedule.
        body: Notifications to set.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "set_schedule_notifications",
        "PUT",
        fill_path("/api/projects/{project}/schedules/{name}/notifications", path_values),
        read_nothing,
        path_values=path_values,
        body=body,
        idempotent=True,
    )


def update_schedule(
    project: str,
    name: str,
    *,
    body: Mapping[str, Any],
) -> Request[None]:
    """Update a schedule.


    PUT /api/projects/{project}/schedules/{name}

    Changes only the fields that are present and not null; 0.6.x ignores concurrency_limit.
    Returns 404 when the schedule does not exist. A schedule that fires more often than every
    10 minutes is rejected with 500, in 0.6.x without a reason.

    Args:
        project: Name of the project.
        name: Name of the schedule.
        body: Changes to a schedule. Null or missing fields stay as they are. New labels replace
            all stored labels.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "update_schedule",
        "PUT",
        fill_path("/api/projects/{project}/schedules/{name}", path_values),
        read_nothing,
        path_values=path_values,
        body=body,
        idempotent=True,
    )
