# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "datastore_profiles": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    Request,
    fill_path,
    read_json,
    read_list,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def delete_datastore_profile(
    project: str,
    profile: str,
) -> Request[Any]:
    """Delete a datastore profile.


    DELETE /api/projects/{project}/datastore-profiles/{profile}

    Deletes its private part too.

    Args:
        project: Name of the project.
        profile: Name of the profile.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "profile": profile,
    }
    return Request(
        "delete_datastore_profile",
        "DELETE",
        fill_path("/api/projects/{project}/datastore-profiles/{profile}", path_values),
        read_json,
        path_values=path_values,
        idempotent=True,
    )


def get_datastore_profile(
    project: str,
    profile: str,
) -> Request[types.DatastoreProfileRecord]:
    """Read a datastore profile.


    GET /api/projects/{project}/datastore-profiles/{profile}

    Returns 404 when it does not exist.

    Args:
        project: Name of the project.
        profile: Name of the profile.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "profile": profile,
    }
    return Request(
        "get_datastore_profile",
        "GET",
        fill_path("/api/projects/{project}/datastore-profiles/{profile}", path_values),
        read_object(
            {
                "name": object,
                "type": object,
                "object": object,
                "project": object,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_datastore_profiles(
    project: str,
) -> Request[list[types.DatastoreProfileRecord]]:
    """List the datastore profiles of a project.


    GET /api/projects/{project}/datastore-profiles

    Returns a list, without their private parts.

    Args:
        project: Name of the project.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_datastore_profiles",
        "GET",
        fill_path("/api/projects/{project}/datastore-profiles", path_values),
        read_list([dict]),
        path_values=path_values,
        idempotent=True,
    )


def store_datastore_profile(
    project: str,
    *,
    body: Mapping[str, Any],
) -> Request[Any]:
    """Create or replace a datastore profile.


    PUT /api/projects/{project}/datastore-profiles

    The private part is kept as a secret of the project, so servers without Kubernetes return
    500 for one.

    Args:
        project: Name of the project.
        body: A named connection to a data store.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "store_datastore_profile",
        "PUT",
        fill_path("/api/projects/{project}/datastore-profiles", path_values),
        read_json,
        path_values=path_values,
        body=body,
        idempotent=True,
    )
