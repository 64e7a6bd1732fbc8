# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "runtimes": each returns a request, to be sent by a session."""

from __future__ import annotations

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


def delete_runtime(
    kind: str,
    *,
    label_selector: str | Unset = UNSET,
    force: bool | Unset | str = UNSET,
    grace_period: int | Unset = UNSET,
) -> Request[None]:
    """Deletes runtime resources of one kind.


    DELETE /api/runtimes/{kind}

    As `delete_runtimes`, for one kind; an unknown kind is a 400. 1.x answers 404: it has
    moved to `delete_runtime_resources` with kind.

    Args:
        kind:
        label_selector:
        force: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        grace_period:
    """
    path_values: dict[str, Any] = {
        "kind": kind,
    }
    return Request(
        "delete_runtime",
        "DELETE",
        fill_path("/api/runtimes/{kind}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "label_selector": label_selector,
            "force": force,
            "grace_period": grace_period,
        },
        idempotent=True,
    )


def delete_runtime_object(
    kind: str,
    object_id: str,
    *,
    label_selector: str | Unset = UNSET,
    force: bool | Unset | str = UNSET,
    grace_period: int | Unset = UNSET,
) -> Request[None]:
    """Deletes the runtime resources of one object.


    DELETE /api/runtimes/{kind}/{object_id}

    As `delete_runtime`, for one object; an unknown kind is a 400. 1.x answers 404: it has
    moved to `delete_runtime_resources` with kind and object-id.

    Args:
        kind:
        object_id:
        label_selector:
        force: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        grace_period:
    """
    path_values: dict[str, Any] = {
        "kind": kind,
        "object_id": object_id,
    }
    return Request(
        "delete_runtime_object",
        "DELETE",
        fill_path("/api/runtimes/{kind}/{object_id}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "label_selector": label_selector,
            "force": force,
            "grace_period": grace_period,
        },
        idempotent=True,
    )


def delete_runtime_resources(
    project: str,
    *,
    label_selector: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    object_id: str | Unset = UNSET,
    force: bool | Unset | str = UNSET,
    grace_period: int | Unset = UNSET,
) -> Request[types.GroupedRuntimeResources]:
    """Deletes runtime resources of a project.


    DELETE /api/projects/{project}/runtime-resources

    1.x only (0.6.x answers 404 or 405); it takes the place of the three deletions at
    runtimes. Gives what was deleted, by project and kind. 403 when the caller may not delete
    in one of the projects.

    Args:
        project:
        label_selector:
        kind:
        object_id:
        force: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        grace_period:
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "delete_runtime_resources",
        "DELETE",
        fill_path("/api/projects/{project}/runtime-resources", path_values),
        read_object(),
        path_values=path_values,
        params={
            "label-selector": label_selector,
            "kind": kind,
            "object-id": object_id,
            "force": force,
            "grace-period": grace_period,
        },
        idempotent=True,
    )


def delete_runtimes(
    *,
    label_selector: str | Unset = UNSET,
    force: bool | Unset | str = UNSET,
    grace_period: int | Unset = UNSET,
) -> Request[None]:
    """Deletes runtime resources of all kinds.


    DELETE /api/runtimes

    Only resources in a final state that are older than grace_period, or all with force.
    Nothing to delete is a 204 too. 1.x answers 404: it has moved to
    `delete_runtime_resources`.

    Args:
        label_selector:
        force: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        grace_period:
    """
    return Request(
        "delete_runtimes",
        "DELETE",
        "/api/runtimes",
        read_nothing,
        params={
            "label_selector": label_selector,
            "force": force,
            "grace_period": grace_period,
        },
        idempotent=True,
    )


def get_runtime(
    kind: str,
    *,
    label_selector: str | Unset = UNSET,
) -> Request[types.KindRuntimeResources]:
    """Lists the runtime resources of one kind.


    GET /api/runtimes/{kind}

    An unknown kind is a 400. 1.x answers 404: it has moved to `list_runtime_resources` with
    kind.

    Args:
        kind:
        label_selector:
    """
    path_values: dict[str, Any] = {
        "kind": kind,
    }
    return Request(
        "get_runtime",
        "GET",
        fill_path("/api/runtimes/{kind}", path_values),
        read_object(
            "kind",
            "resources",
        ),
        path_values=path_values,
        params={
            "label_selector": label_selector,
        },
        idempotent=True,
    )


def list_runtime_resources(
    project: str,
    *,
    label_selector: str | Unset = UNSET,
    labelselector: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    object_id: str | Unset = UNSET,
    group_by: str | Unset = UNSET,
) -> Request[types.GroupedRuntimeResources | list[types.KindRuntimeResources]]:
    """Lists the runtime resources of a project.


    GET /api/projects/{project}/runtime-resources

    In 0.6.x and 1.x; 0.6.4 without a cluster answers 500. 0.6.6 spells the selector
    label_selector and reads neither kind nor object-id; 1.x spells it label-selector: send
    both spellings to be read by either. Project `*` means all. Without group-by a list by
    kind, with it an object by project.

    Args:
        project:
        label_selector:
        labelselector:
        kind:
        object_id:
        group_by: How runtime resources are grouped. `project` is known to 1.x only.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_runtime_resources",
        "GET",
        fill_path("/api/projects/{project}/runtime-resources", path_values),
        read_json,
        path_values=path_values,
        params={
            "label_selector": label_selector,
            "label-selector": labelselector,
            "kind": kind,
            "object-id": object_id,
            "group-by": group_by,
        },
        idempotent=True,
    )


def list_runtimes(
    *,
    label_selector: str | Unset = UNSET,
) -> Request[list[types.KindRuntimeResources]]:
    """Lists the runtime resources of all kinds and projects.


    GET /api/runtimes

    One entry for each kind, also for kinds without resources. A server without a cluster
    answers 500 (0.6.4) or empty lists (0.6.6). 1.x answers 404: it has moved to
    `list_runtime_resources` with project `*`.

    Args:
        label_selector:
    """
    return Request(
        "list_runtimes",
        "GET",
        "/api/runtimes",
        read_json,
        params={
            "label_selector": label_selector,
        },
        idempotent=True,
    )
