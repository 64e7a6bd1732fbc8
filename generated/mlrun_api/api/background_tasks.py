# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "background_tasks": each returns a request, to be sent by a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def list_background_tasks(
    *,
    name: str | Unset = UNSET,
    kind: str | Unset = UNSET,
) -> Request[types.BackgroundTaskList]:
    """List the background tasks of the server itself.


    GET /api/background-tasks

    A task must match every filter; no match is an empty list.

    Args:
        name: Name of the tasks. Default: all.
        kind: Kind of the tasks, such as project.deletion. Default: all.
    """
    return Request(
        "list_background_tasks",
        "GET",
        "/api/background-tasks",
        read_object(
            {
                "background_tasks": [dict],
            },
        ),
        params={
            "name": name,
            "kind": kind,
        },
        idempotent=True,
    )


def list_project_background_tasks(
    project: str,
    *,
    state: str | Unset = UNSET,
    created_from: str | Unset = UNSET,
    created_to: str | Unset = UNSET,
    last_update_time_from: str | Unset = UNSET,
    last_update_time_to: str | Unset = UNSET,
) -> Request[types.BackgroundTaskList]:
    """List the background tasks of a project.


    GET /api/projects/{project}/background-tasks

    A task must match every filter; no match is an empty list.

    Args:
        project: Name of the project.
        state: Return only tasks in this state: running, succeeded or failed. Default: all.
        created_from: Only tasks that were created then or later. Default: no filter.
        created_to: Only tasks that were created then or earlier. Default: no filter.
        last_update_time_from: Return only runs last updated at this time or later. ISO 8601; a time without a zone
            is UTC. Default: no limit.
        last_update_time_to: Return only runs last updated at this time or earlier. ISO 8601; a time without a
            zone is UTC. Default: no limit.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_project_background_tasks",
        "GET",
        fill_path("/api/projects/{project}/background-tasks", path_values),
        read_object(
            {
                "background_tasks": [dict],
            },
        ),
        path_values=path_values,
        params={
            "state": state,
            "created_from": created_from,
            "created_to": created_to,
            "last_update_time_from": last_update_time_from,
            "last_update_time_to": last_update_time_to,
        },
        idempotent=True,
    )


def refresh_smtp_configuration() -> Request[types.JsonObject | types.BackgroundTask]:
    """Read the settings of the mail server again.


    POST /api/operations/refresh-smtp-configuration

    Returns 202 with a background task of the server.
    """
    return Request(
        "refresh_smtp_configuration",
        "POST",
        "/api/operations/refresh-smtp-configuration",
        read_object(),
        idempotent=False,
    )


def trigger_migrations() -> Request[types.JsonObject | types.BackgroundTask]:
    """Migrate the database of the server.


    POST /api/operations/migrations

    Returns 202 with a background task of the server, and 200 when there is nothing to
    migrate. Returns 412 while a migration is under way or has failed.
    """
    return Request(
        "trigger_migrations",
        "POST",
        "/api/operations/migrations",
        read_object(),
        idempotent=False,
    )
