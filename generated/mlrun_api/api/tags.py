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
) -> Request[types.TagAnswer]:
    """Gives a tag to the objects named, beside those that have it.


    PUT /api/projects/{project}/tags/{tag}

    1.x only; 0.6.x answers 404. PUT appends and POST (overwrite_object_tags) overwrites,
    unlike what the methods suggest. A kind other than artifact is a 404.

    Args:
        project:
        tag:
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
            "name",
            "project",
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
    """Takes a tag from the objects named.


    DELETE /api/projects/{project}/tags/{tag}

    1.x only; 0.6.x answers 404. The body of this DELETE is needed. Nothing to delete is a 204
    too; a kind other than artifact is a 404.

    Args:
        project:
        tag:
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
) -> Request[types.TagCountAnswer]:
    """Takes a tag from everything in a project.


    DELETE /api/{project}/tag/{name}

    0.6.x only; 1.x answers 404.

    Args:
        project:
        name:
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
            "project",
            "name",
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_tagged_objects(
    project: str,
    name: str,
) -> Request[types.TaggedObjectsAnswer]:
    """Lists everything that has a tag.


    GET /api/{project}/tag/{name}

    0.6.x only; 1.x answers 404. An unknown tag gives an empty list.

    Args:
        project:
        name:
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
            "project",
            "tag",
            "objects",
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_tags(
    project: str,
) -> Request[types.TagListAnswer]:
    """Lists the tags of a project.


    GET /api/{project}/tags

    0.6.x only; 1.x answers 404. Holds the tags of every kind of object.

    Args:
        project:
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_tags",
        "GET",
        fill_path("/api/{project}/tags", path_values),
        read_object(
            "project",
            "tags",
        ),
        path_values=path_values,
        idempotent=True,
    )


def overwrite_object_tags(
    project: str,
    tag: str,
    *,
    body: Mapping[str, Any],
) -> Request[types.TagAnswer]:
    """Gives a tag to the objects named, and takes it from others of the same key.


    POST /api/projects/{project}/tags/{tag}

    1.x only; 0.6.x answers 404. POST overwrites and PUT (append_object_tags) appends, unlike
    what the methods suggest. A kind other than artifact is a 404.

    Args:
        project:
        tag:
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
            "name",
            "project",
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
) -> Request[types.TagCountAnswer]:
    """Gives a tag to the records that match.


    POST /api/{project}/tag/{name}

    0.6.x only; 1.x answers 404 and has `overwrite_object_tags` and `append_object_tags`. The
    body names tables (such as functions or artifacts) and columns of the server: an unknown
    table is a 400, an unknown column a plain 500.

    Args:
        project:
        name:
        body: Which records to tag: name of a table of the server (functions, artifacts ...) to an
            object of column and value. Unknown table names are a 400.
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
            "project",
            "name",
        ),
        path_values=path_values,
        body=body,
        idempotent=True,
    )
