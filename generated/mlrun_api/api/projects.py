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
    """Create a project.


    POST /api/projects

    Returns 201 with the project, 409 when the name is taken, and 400 when it is invalid. 202
    without content means that the leader of projects is still creating it: read the project
    until its state is final (online, offline or archived).

    Args:
        body: A project.
        wait_for_completion: Respond only when the work is complete. The servers may still continue in the
            background and return 202. Default: true.
        x_projects_role: System that sends the request; the leader of projects sends its own name. Any other
            value returns 422. Default: none; ordinary clients do not send it.
    """
    return Request(
        "create_project",
        "POST",
        "/api/projects",
        read_object(
            {
                "metadata": dict,
            },
            empty=(202,),
        ),
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
    """Delete a project.


    DELETE /api/projects/{name}

    Returns 204 when the project is deleted or never existed. 202 means that the deletion
    continues in the background: read the project until it returns 404. Returns 412 when the
    project has resources and the strategy does not cascade. A server without a cluster may
    return 500 for cascade. From 1.6 on use `delete_project_v2`: 1.x responds to this one when
    all is deleted.

    Args:
        name: Name of the project.
        wait_for_completion: Respond only when the work is complete. The servers may still continue in the
            background and return 202. Default: true.
        x_mlrun_deletion_strategy: What to do with a project that has resources: restrict and restricted return 412;
            cascade and cascading delete the resources as well; check (1.x) deletes nothing and
            only checks. Default: restricted.
        x_projects_role: System that sends the request; the leader of projects sends its own name. Any other
            value returns 422. Default: none; ordinary clients do not send it.
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


def delete_project_v2(
    name: str,
    *,
    x_mlrun_deletion_strategy: str | Unset = UNSET,
) -> Request[types.BackgroundTask | None]:
    """Delete a project in a background task.


    DELETE /api/v2/projects/{name}

    Only under /api/v2. Returns 202 with a background task of the server: read it with
    `get_internal_background_task`. Returns 204 when the project does not exist, and 412 when
    it has resources and the strategy does not cascade.

    Args:
        name: Name of the project.
        x_mlrun_deletion_strategy: What to do with a project that has resources: restrict and restricted return 412;
            cascade and cascading delete the resources as well; check (1.x) deletes nothing and
            only checks. Default: restricted.
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "delete_project_v2",
        "DELETE",
        fill_path("/api/v2/projects/{name}", path_values),
        read_object(
            {
                "metadata": dict,
                "status": dict,
            },
            empty=(204,),
        ),
        path_values=path_values,
        headers={
            "x-mlrun-deletion-strategy": x_mlrun_deletion_strategy,
        },
        idempotent=True,
    )


def get_project(
    name: str,
) -> Request[types.ProjectRecord]:
    """Read a project.


    GET /api/projects/{name}

    Returns 404 when the project does not exist. status.state says whether it is ready.

    Args:
        name: Name of the project.
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "get_project",
        "GET",
        fill_path("/api/projects/{name}", path_values),
        read_object(
            {
                "metadata": dict,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def get_project_summary(
    name: str,
) -> Request[types.ProjectSummary]:
    """Read the counts of a project.


    GET /api/project-summaries/{name}

    The counts are refreshed every few minutes.

    Args:
        name: Name of the project.
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "get_project_summary",
        "GET",
        fill_path("/api/project-summaries/{name}", path_values),
        read_object(
            {
                "name": object,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_project_summaries(
    *,
    owner: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
) -> Request[types.ProjectSummaryList]:
    """List the counts of projects.


    GET /api/project-summaries

    A project must match every filter; no match is an empty list.

    Args:
        owner: Return only projects of this owner. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        state: Return only projects in this state. Default: all.
    """
    return Request(
        "list_project_summaries",
        "GET",
        "/api/project-summaries",
        read_object(
            {
                "project_summaries": [dict],
            },
        ),
        params={
            "owner": owner,
            "label": label,
            "state": state,
        },
        idempotent=True,
    )


def list_projects(
    *,
    format_: str | Unset = UNSET,
    owner: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
) -> Request[types.ProjectListResponse]:
    """List projects.


    GET /api/projects

    A project must match every filter. With format name_only the list holds strings. 0.6.x
    fails with 500 for formats that it does not implement; a format unknown to the server
    returns 422.

    Args:
        format_: How much of each project to return. Default: full.
        owner: Return only projects of this owner. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        state: Return only projects in this state. Default: all.
    """
    return Request(
        "list_projects",
        "GET",
        "/api/projects",
        read_object(
            {
                "projects": list,
            },
        ),
        params={
            "format": format_,
            "owner": owner,
            "label": label,
            "state": state,
        },
        idempotent=True,
    )


def load_project(
    name: str,
    *,
    body: Mapping[str, Any] | Unset = UNSET,
    url_query: str,
) -> Request[types.RunResponse]:
    """Load a project from its source.


    POST /api/projects/{name}/load

    Starts a run that creates the project from the archive or repository.

    Args:
        name: Name of the project.
        body: Secrets with their values.
        url_query: URL of the source archive or repository.
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "load_project",
        "POST",
        fill_path("/api/projects/{name}/load", path_values),
        read_object(
            {
                "data": dict,
            },
        ),
        path_values=path_values,
        params={
            "url": url_query,
        },
        body=body,
        idempotent=False,
    )


def patch_project(
    name: str,
    *,
    body: Mapping[str, Any],
    wait_for_completion: bool | Unset | str = UNSET,
    x_mlrun_patch_mode: str | Unset = UNSET,
    x_projects_role: str | Unset = UNSET,
) -> Request[types.ProjectRecord | None]:
    """Update fields of a project.


    PATCH /api/projects/{name}

    Returns 404 when the project does not exist, and 409 when the name would change. Not
    idempotent: in mode `additive` a second request extends lists again. 202 without content
    means that the leader of projects is still storing it: read the project until its state is
    final (online, offline or archived).

    Args:
        name: Name of the project.
        body: Part of an object: only the fields to change. The header x-mlrun-patch-mode says how
            lists and nested objects are merged.
        wait_for_completion: Respond only when the work is complete. The servers may still continue in the
            background and return 202. Default: true.
        x_mlrun_patch_mode: How the patch is merged: `replace` replaces stored lists and objects of the same
            name; `additive` extends lists and merges objects recursively. Default: replace.
        x_projects_role: System that sends the request; the leader of projects sends its own name. Any other
            value returns 422. Default: none; ordinary clients do not send it.
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "patch_project",
        "PATCH",
        fill_path("/api/projects/{name}", path_values),
        read_object(
            {
                "metadata": dict,
            },
            empty=(202,),
        ),
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
    """Create or replace a project.


    PUT /api/projects/{name}

    Returns 409 when the names of path and body differ. 202 without content means that the
    leader of projects is still storing it: read the project until its state is final (online,
    offline or archived).

    Args:
        name: Name of the project.
        body: A project.
        wait_for_completion: Respond only when the work is complete. The servers may still continue in the
            background and return 202. Default: true.
        x_projects_role: System that sends the request; the leader of projects sends its own name. Any other
            value returns 422. Default: none; ordinary clients do not send it.
    """
    path_values: dict[str, Any] = {
        "name": name,
    }
    return Request(
        "store_project",
        "PUT",
        fill_path("/api/projects/{name}", path_values),
        read_object(
            {
                "metadata": dict,
            },
            empty=(202,),
        ),
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
