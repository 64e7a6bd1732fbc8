# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "projects": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def create_project(
    *,
    body: Mapping[str, Any],
    wait_for_completion: bool | Unset | str = UNSET,
    x_projects_role: str | Unset = UNSET,
) -> Request[types.ProjectRecord | None]:
    """Makes a project.


    POST /api/projects

    Answers 201 with the project; 409 when the name is taken, 400 when it is not valid. 202
    without content means that the leader of projects still works on it: read the project
    until its state is final (online, offline, archived).

    Args:
        body: A project.
        wait_for_completion: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        x_projects_role: The system that a request on projects comes from.
    """
    return Request(
        "create_project",
        "POST",
        "/api/projects",
        read_object("metadata", empty=(202,)),
        params={
            "wait-for-completion": wait_for_completion,
        },
        headers={
            "x-projects-role": x_projects_role,
        },
        body=body,
        idempotent=False,
    )


def delete_project(
    name: str,
    *,
    wait_for_completion: bool | Unset | str = UNSET,
    x_mlrun_deletion_strategy: str | Unset = UNSET,
    x_projects_role: str | Unset = UNSET,
) -> Request[None]:
    """Deletes a project.


    DELETE /api/projects/{name}

    204 when it is gone, also when there was none. 202 when it goes on in the background: read
    the project until it is a 404. 412 when the project has resources and the strategy does
    not cascade. A server without a cluster may answer 500 to cascade.

    Args:
        name:
        wait_for_completion: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        x_mlrun_deletion_strategy: What happens to the resources of a deleted project. `check` is known to 1.x only.
        x_projects_role: The system that a request on projects comes from.
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "delete_project",
        "DELETE",
        fill_path("/api/projects/{name}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "wait-for-completion": wait_for_completion,
        },
        headers={
            "x-mlrun-deletion-strategy": x_mlrun_deletion_strategy,
            "x-projects-role": x_projects_role,
        },
        idempotent=True,
    )


def get_project(
    name: str,
) -> Request[types.ProjectRecord]:
    """Reads one project.


    GET /api/projects/{name}

    404 when there is none. status.state says whether it is ready.

    Args:
        name:
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "get_project",
        "GET",
        fill_path("/api/projects/{name}", path_values),
        read_object(
            "metadata",
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_projects(
    *,
    format_: str | Unset = UNSET,
    owner: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
) -> Request[types.ProjectListAnswer]:
    """Lists projects.


    GET /api/projects

    Filters are joined by and. With format name_only the answer holds strings. 0.6.x fails
    with 500 for the formats it does not carry out; a format unknown to the server is a 422.

    Args:
        format_: How much of a project is given. 0.6.x knows full, name_only, metadata_only and
            summary (a 500 for metadata_only); 1.x knows full, name_only, minimal and leader.
        owner:
        label:
        state: State of a project, as a filter.
    """
    return Request(
        "list_projects",
        "GET",
        "/api/projects",
        read_object(
            "projects",
        ),
        params={
            "format": format_,
            "owner": owner,
            "label": label,
            "state": state,
        },
        idempotent=True,
    )


def patch_project(
    name: str,
    *,
    body: Mapping[str, Any],
    wait_for_completion: bool | Unset | str = UNSET,
    x_mlrun_patch_mode: str | Unset = UNSET,
    x_projects_role: str | Unset = UNSET,
) -> Request[types.ProjectRecord | None]:
    """Changes some fields of a project.


    PATCH /api/projects/{name}

    404 when there is none. The name cannot be changed (409). With mode additive a second call
    adds to lists again, so the operation is not marked idempotent. 202 without content means
    that the leader of projects still works on it: read the project until its state is final
    (online, offline, archived).

    Args:
        name:
        body: Part of an object: only the fields to change. What happens to lists and nested
            objects depends on the patch mode, see the header x-mlrun-patch-mode.
        wait_for_completion: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        x_mlrun_patch_mode: How a patch meets what is stored.
        x_projects_role: The system that a request on projects comes from.
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "patch_project",
        "PATCH",
        fill_path("/api/projects/{name}", path_values),
        read_object("metadata", empty=(202,)),
        path_values=path_values,
        params={
            "wait-for-completion": wait_for_completion,
        },
        headers={
            "x-mlrun-patch-mode": x_mlrun_patch_mode,
            "x-projects-role": x_projects_role,
        },
        body=body,
        idempotent=False,
    )


def store_project(
    name: str,
    *,
    body: Mapping[str, Any],
    wait_for_completion: bool | Unset | str = UNSET,
    x_projects_role: str | Unset = UNSET,
) -> Request[types.ProjectRecord | None]:
    """Stores a project, new or in place of the stored one.


    PUT /api/projects/{name}

    The name of path and body must agree: otherwise 409. 202 without content means that the
    leader of projects still works on it: read the project until its state is final (online,
    offline, archived).

    Args:
        name:
        body: A project.
        wait_for_completion: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        x_projects_role: The system that a request on projects comes from.
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "store_project",
        "PUT",
        fill_path("/api/projects/{name}", path_values),
        read_object("metadata", empty=(202,)),
        path_values=path_values,
        params={
            "wait-for-completion": wait_for_completion,
        },
        headers={
            "x-projects-role": x_projects_role,
        },
        body=body,
        idempotent=True,
    )
