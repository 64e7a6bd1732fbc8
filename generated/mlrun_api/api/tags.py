# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "tags": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    Request,
    fill_path,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def append_object_tags(
    project: str,
    tag: str,
    *,
    body: Mapping[str, Any],
) -> Request[types.TagResponse]:
    """Tag the given objects, and keep the objects that already have the tag.


    PUT /api/projects/{project}/tags/{tag}

    1.x only; 0.6.x returns 404. PUT appends and POST (`overwrite_object_tags`) overwrites,
    contrary to what the methods suggest. A kind other than artifact returns 404.

    Args:
        project: Name of the project.
        tag: Name of the tag. To set one, 1.x allows at most 56 letters, digits, dashes, dots and
            underscores (422 otherwise).
        body: Objects to tag (1.x).
    """
    path_values: dict[str, Any] = {
        "project": project,
        "tag": tag,
    }
    return Request(
        "append_object_tags",
        "PUT",
        fill_path("/api/projects/{project}/tags/{tag}", path_values),
        read_object(
            {
                "name": object,
                "project": object,
            },
        ),
        path_values=path_values,
        body=body,
        idempotent=True,
    )


def delete_object_tags(
    project: str,
    tag: str,
    *,
    body: Mapping[str, Any],
) -> Request[None]:
    """Remove a tag from the given objects.


    DELETE /api/projects/{project}/tags/{tag}

    1.x only; 0.6.x returns 404. This DELETE requires a body. Returns 204 even when there is
    nothing to delete, and 404 for a kind other than artifact.

    Args:
        project: Name of the project.
        tag: Name of the tag. To set one, 1.x allows at most 56 letters, digits, dashes, dots and
            underscores (422 otherwise).
        body: Objects to tag (1.x).
    """
    path_values: dict[str, Any] = {
        "project": project,
        "tag": tag,
    }
    return Request(
        "delete_object_tags",
        "DELETE",
        fill_path("/api/projects/{project}/tags/{tag}", path_values),
        read_nothing,
        path_values=path_values,
        body=body,
        idempotent=True,
    )


def delete_tag(
    project: str,
    name: str,
) -> Request[types.TagCountResponse]:
    """Remove a tag from all objects of a project.


    DELETE /api/{project}/tag/{name}

    0.6.x only; 1.x returns 404 and has `delete_object_tags` instead.

    Args:
        project: Name of the project.
        name: Name of the tag.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "delete_tag",
        "DELETE",
        fill_path("/api/{project}/tag/{name}", path_values),
        read_object(
            {
                "project": object,
                "name": object,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_tagged_objects(
    project: str,
    name: str,
) -> Request[types.TaggedObjectsResponse]:
    """List all objects that have a tag.


    GET /api/{project}/tag/{name}

    0.6.x only; 1.x returns 404. An unknown tag is an empty list.

    Args:
        project: Name of the project.
        name: Name of the tag.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "list_tagged_objects",
        "GET",
        fill_path("/api/{project}/tag/{name}", path_values),
        read_object(
            {
                "project": object,
                "tag": object,
                "objects": [dict],
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_tags(
    project: str,
) -> Request[types.TagListResponse]:
    """List the tags of a project.


    GET /api/{project}/tags

    0.6.x only; 1.x returns 404. Includes the tags of every kind of object.

    Args:
        project: Name of the project.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_tags",
        "GET",
        fill_path("/api/{project}/tags", path_values),
        read_object(
            {
                "project": object,
                "tags": list,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def overwrite_object_tags(
    project: str,
    tag: str,
    *,
    body: Mapping[str, Any],
) -> Request[types.TagResponse]:
    """Tag the given objects, and remove the tag from others with the same key.


    POST /api/projects/{project}/tags/{tag}

    1.x only; 0.6.x returns 404. POST overwrites and PUT (`append_object_tags`) appends,
    contrary to what the methods suggest. A kind other than artifact returns 404.

    Args:
        project: Name of the project.
        tag: Name of the tag. To set one, 1.x allows at most 56 letters, digits, dashes, dots and
            underscores (422 otherwise).
        body: Objects to tag (1.x).
    """
    path_values: dict[str, Any] = {
        "project": project,
        "tag": tag,
    }
    return Request(
        "overwrite_object_tags",
        "POST",
        fill_path("/api/projects/{project}/tags/{tag}", path_values),
        read_object(
            {
                "name": object,
                "project": object,
            },
        ),
        path_values=path_values,
        body=body,
        idempotent=True,
    )


def tag_objects(
    project: str,
    name: str,
    *,
    body: Mapping[str, Any],
) -> Request[types.TagCountResponse]:
    """Tag all matching records.


    POST /api/{project}/tag/{name}

    0.6.x only; 1.x returns 404 and has `overwrite_object_tags` and `append_object_tags`
    instead. The body names tables (such as functions or artifacts) and columns of the
    server's database: an unknown table returns 400, an unknown column 500 without a reason.

    Args:
        project: Name of the project.
        name: Name of the tag.
        body: The records to tag: names of tables of the server (functions, artifacts ...), each
            with an object of columns and values. An unknown table returns 400.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "tag_objects",
        "POST",
        fill_path("/api/{project}/tag/{name}", path_values),
        read_object(
            {
                "project": object,
                "name": object,
            },
        ),
        path_values=path_values,
        body=body,
        idempotent=True,
    )
