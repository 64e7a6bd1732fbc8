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
    read_list,
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
    """Delete runtime resources of one kind.


    DELETE /api/runtimes/{kind}

    Like `delete_runtimes`, for one kind. Returns 400 for an unknown kind. 1.x returns 404:
    use `delete_runtime_resources` with kind.

    Args:
        kind: Kind of the runtime, such as dask, job, spark or mpijob.
        label_selector: Kubernetes label selector, such as `a=b,c!=d`. Default: all resources.
        force: Delete running resources as well. Default: false.
        grace_period: Seconds that a finished resource is kept before it may be deleted. Default: 14400;
            the official client sends 30.
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
    """Delete the runtime resources of one object.


    DELETE /api/runtimes/{kind}/{object_id}

    Like `delete_runtime`, for one object. Returns 400 for an unknown kind. 1.x returns 404:
    use `delete_runtime_resources` with kind and object-id.

    Args:
        kind: Kind of the runtime, such as dask, job, spark or mpijob.
        object_id: Id of the object of the runtime: the uid of a run, or for dask the name of the
            function.
        label_selector: Kubernetes label selector, such as `a=b,c!=d`. Default: all resources.
        force: Delete running resources as well. Default: false.
        grace_period: Seconds that a finished resource is kept before it may be deleted. Default: 14400;
            the official client sends 30.
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
    """Delete runtime resources of a project.


    DELETE /api/projects/{project}/runtime-resources

    1.x only; 0.6.x returns 404 or 405. Replaces `delete_runtimes`, `delete_runtime` and
    `delete_runtime_object`. Project `*` deletes in all projects. Returns the deleted
    resources by project and kind. Returns 403 when the caller may not delete in one of the
    projects.

    Args:
        project: Name of the project.
        label_selector: Kubernetes label selector, such as `a=b,c!=d`, in the spelling of 1.x; ignored by
            0.6.x. Default: all resources.
        kind: Only resources of this kind of runtime (1.x). Default: all.
        object_id: Only resources of this object (1.x). Default: all.
        force: Delete running resources as well. Default: false.
        grace_period: Seconds that a finished resource is kept before it may be deleted. Default: 14400.
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
    """Delete runtime resources of all kinds.


    DELETE /api/runtimes

    Deletes the resources in a final state that are older than grace_period, or all of them
    with force. Returns 204 even when there is nothing to delete. 1.x returns 404: use
    `delete_runtime_resources` with project `*`.

    Args:
        label_selector: Kubernetes label selector, such as `a=b,c!=d`. Default: all resources.
        force: Delete running resources as well. Default: false.
        grace_period: Seconds that a finished resource is kept before it may be deleted. Default: 14400;
            the official client sends 30.
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
    """List the runtime resources of one kind.


    GET /api/runtimes/{kind}

    Returns 400 for an unknown kind. 1.x returns 404: use `list_runtime_resources` with kind.

    Args:
        kind: Kind of the runtime, such as dask, job, spark or mpijob.
        label_selector: Kubernetes label selector, such as `a=b,c!=d`. Default: all resources.
    """
    path_values: dict[str, Any] = {
        "kind": kind,
    }
    return Request(
        "get_runtime",
        "GET",
        fill_path("/api/runtimes/{kind}", path_values),
        read_object(
            {
                "kind": object,
                "resources": dict,
            },
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
    """List the runtime resources of a project.


    GET /api/projects/{project}/runtime-resources

    Project `*` lists the resources of all projects. 0.6.6 reads label_selector and ignores
    kind and object-id; 1.x reads label-selector: send both spellings to reach either. Returns
    a list by kind, or with group-by an object by project. 0.6.4 without a cluster returns
    500.

    Args:
        project: Name of the project.
        label_selector: Kubernetes label selector, such as `a=b,c!=d`. Default: all resources.
        labelselector: Kubernetes label selector, such as `a=b,c!=d`, in the spelling of 1.x; ignored by
            0.6.x. Default: all resources.
        kind: Only resources of this kind of runtime (1.x). Default: all.
        object_id: Only resources of this object (1.x). Default: all.
        group_by: How to group the response. Default: no groups.
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
    """List the runtime resources of all kinds and projects.


    GET /api/runtimes

    One entry for each kind, including kinds without resources. A server without a cluster
    returns 500 (0.6.4) or empty lists (0.6.6). 1.x returns 404: use `list_runtime_resources`
    with project `*`.

    Args:
        label_selector: Kubernetes label selector, such as `a=b,c!=d`. Default: all resources.
    """
    return Request(
        "list_runtimes",
        "GET",
        "/api/runtimes",
        read_list([dict]),
        params={
            "label_selector": label_selector,
        },
        idempotent=True,
    )
