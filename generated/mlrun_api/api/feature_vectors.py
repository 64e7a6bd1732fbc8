# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "feature_vectors": each returns a request, to be sent by a session."""

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


def create_feature_vector(
    project: str,
    *,
    body: Mapping[str, Any],
    versioned: bool | Unset | str = UNSET,
) -> Request[types.FeatureVectorRecord]:
    """Create a feature vector.


    POST /api/projects/{project}/feature-vectors

    Returns 409 when one with the same name and tag (or, versioned, uid) exists, and 400 when
    the projects of path and body differ. The tag is metadata.tag, or else `latest`. 0.6.x
    creates a missing project; 1.x returns 404.

    Args:
        project: Name of the project.
        body: A feature vector. metadata, spec and status are required; status may be empty.
        versioned: Keep this version permanently under its uid; false keeps one unversioned object for
            each tag. Default: true.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "create_feature_vector",
        "POST",
        fill_path("/api/projects/{project}/feature-vectors", path_values),
        read_object(
            {
                "metadata": dict,
                "spec": dict,
                "status": dict,
            },
        ),
        path_values=path_values,
        params={
            "versioned": versioned,
        },
        body=body,
        idempotent=False,
    )


def delete_feature_vector(
    project: str,
    name: str,
    *,
    reference: str | Unset = UNSET,
) -> Request[None]:
    """Delete a feature vector, all versions or one.


    DELETE /api/projects/{project}/feature-vectors/{name}

    Without `reference`, deletes every version. Returns 204 even when there is nothing to
    delete. The servers document 200.

    Args:
        project: Name of the project.
        name: Name of the feature vector.
        reference: Tag or uid of the only version to delete. Default: every version.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "delete_feature_vector",
        "DELETE",
        fill_path("/api/projects/{project}/feature-vectors/{name}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "reference": reference,
        },
        idempotent=True,
    )


def delete_feature_vector_version(
    project: str,
    name: str,
    reference: str,
) -> Request[None]:
    """Delete a version of a feature vector by tag or uid.


    DELETE /api/projects/{project}/feature-vectors/{name}/references/{reference}

    Returns 204 even when there is nothing to delete. The servers document 200.

    Args:
        project: Name of the project.
        name: Name of the feature vector.
        reference: Tag or uid: 40 hexadecimal digits are a uid, anything else is a tag.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
        "reference": reference,
    }
    return Request(
        "delete_feature_vector_version",
        "DELETE",
        fill_path(
            "/api/projects/{project}/feature-vectors/{name}/references/{reference}", path_values
        ),
        read_nothing,
        path_values=path_values,
        idempotent=True,
    )


def get_feature_vector(
    project: str,
    name: str,
    reference: str,
) -> Request[types.FeatureVectorRecord]:
    """Read a feature vector by tag or uid.


    GET /api/projects/{project}/feature-vectors/{name}/references/{reference}

    Returns 404 when the feature vector does not exist.

    Args:
        project: Name of the project.
        name: Name of the feature vector.
        reference: Tag or uid: 40 hexadecimal digits are a uid, anything else is a tag.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
        "reference": reference,
    }
    return Request(
        "get_feature_vector",
        "GET",
        fill_path(
            "/api/projects/{project}/feature-vectors/{name}/references/{reference}", path_values
        ),
        read_object(
            {
                "metadata": dict,
                "spec": dict,
                "status": dict,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_feature_vector_tags(
    project: str,
    name: str,
) -> Request[types.TagNamesResponse]:
    """List the tags of feature vectors.


    GET /api/projects/{project}/feature-vectors/{name}/tags

    The name must be `*`: the tags of all feature vectors of the project.

    Args:
        project: Name of the project.
        name: Name of the feature vector.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "list_feature_vector_tags",
        "GET",
        fill_path("/api/projects/{project}/feature-vectors/{name}/tags", path_values),
        read_object(
            {
                "tags": list,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_feature_vectors(
    project: str,
    *,
    name: str | Unset = UNSET,
    state: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    partition_by: str | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: str | Unset = UNSET,
    partition_order: str | Unset = UNSET,
) -> Request[types.FeatureVectorsOutput]:
    """List the feature vectors of a project.


    GET /api/projects/{project}/feature-vectors

    Without a tag, returns every version once for each of its tags. No match is an empty list.

    Args:
        project: Name of the project.
        name: Name of the object. `~text` matches any name that contains the text, ignoring case;
            without `~` the name must be equal. Default: all.
        state: Return only objects in this state. Default: all.
        tag: Return only objects with this tag. Default: every version.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        partition_by: Group the list by this field and return the first rows of each partition. Requires
            partition-sort-by (400 without). Default: no partitions.
        rows_per_partition: Number of rows of each partition, at minimum 1 (422 otherwise). Default: 1.
        partition_sort_by: Time field that sorts each partition. Required with partition-by.
        partition_order: Sort order within a partition. Default: desc.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_feature_vectors",
        "GET",
        fill_path("/api/projects/{project}/feature-vectors", path_values),
        read_object(
            {
                "feature_vectors": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "state": state,
            "tag": tag,
            "label": label,
            "partition-by": partition_by,
            "rows-per-partition": rows_per_partition,
            "partition-sort-by": partition_sort_by,
            "partition-order": partition_order,
        },
        idempotent=True,
    )


def patch_feature_vector(
    project: str,
    name: str,
    reference: str,
    *,
    body: Mapping[str, Any],
    x_mlrun_patch_mode: str | Unset = UNSET,
) -> Request[None]:
    """Update fields of a feature vector.


    PATCH /api/projects/{project}/feature-vectors/{name}/references/{reference}

    Returns 200 without content. name, project and uid cannot be changed (400). Returns 404
    when the feature vector does not exist, and 409 when the result equals another version
    (500 in 0.6.4 and 1.5.2). Not idempotent: in mode `additive` a second request extends
    lists again.

    Args:
        project: Name of the project.
        name: Name of the feature vector.
        reference: Tag or uid: 40 hexadecimal digits are a uid, anything else is a tag.
        body: Part of an object: only the fields to change. The header x-mlrun-patch-mode says how
            lists and nested objects are merged.
        x_mlrun_patch_mode: How the patch is merged: `replace` replaces stored lists and objects of the same
            name; `additive` extends lists and merges objects recursively. Default: replace.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
        "reference": reference,
    }
    return Request(
        "patch_feature_vector",
        "PATCH",
        fill_path(
            "/api/projects/{project}/feature-vectors/{name}/references/{reference}", path_values
        ),
        read_nothing,
        path_values=path_values,
        headers={
            "x-mlrun-patch-mode": x_mlrun_patch_mode,
        },
        body=body,
        idempotent=False,
    )


def store_feature_vector(
    project: str,
    name: str,
    reference: str,
    *,
    body: Mapping[str, Any],
    versioned: bool | Unset | str = UNSET,
) -> Request[types.FeatureVectorRecord]:
    """Create or replace a feature vector.


    PUT /api/projects/{project}/feature-vectors/{name}/references/{reference}

    The reference is the tag to store under, or the uid of an existing version. Returns 400
    when name or project of path and body differ, and when the body of an existing uid
    changes.

    Args:
        project: Name of the project.
        name: Name of the feature vector.
        reference: Tag or uid: 40 hexadecimal digits are a uid, anything else is a tag.
        body: A feature vector. metadata, spec and status are required; status may be empty.
        versioned: Keep this version permanently under its uid; false keeps one unversioned object for
            each tag. Default: true.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
        "reference": reference,
    }
    return Request(
        "store_feature_vector",
        "PUT",
        fill_path(
            "/api/projects/{project}/feature-vectors/{name}/references/{reference}", path_values
        ),
        read_object(
            {
                "metadata": dict,
                "spec": dict,
                "status": dict,
            },
        ),
        path_values=path_values,
        params={
            "versioned": versioned,
        },
        body=body,
        idempotent=True,
    )
