# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "feature_sets": each returns a request, to be sent by a session."""

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


def create_feature_set(
    project: str,
    *,
    body: Mapping[str, Any],
    versioned: bool | Unset | str = UNSET,
) -> Request[types.FeatureSetRecord]:
    """Create a feature set.


    POST /api/projects/{project}/feature-sets

    Returns 409 when one with the same name and tag (or, versioned, uid) exists, and 400 when
    the projects of path and body differ. The tag is metadata.tag, or else `latest`. 0.6.x
    creates a missing project; 1.x returns 404.

    Args:
        project: Name of the project.
        body: A feature set. metadata, spec and status are required; status may be empty.
        versioned: Keep this version permanently under its uid; false keeps one unversioned object for
            each tag. Default: true.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "create_feature_set",
        "POST",
        fill_path("/api/projects/{project}/feature-sets", path_values),
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


def delete_feature_set(
    project: str,
    name: str,
    *,
    reference: str | Unset = UNSET,
) -> Request[None]:
    """Delete a feature set, all versions or one.


    DELETE /api/projects/{project}/feature-sets/{name}

    Without `reference`, deletes every version. Returns 204 even when there is nothing to
    delete. The servers document 200.

    Args:
        project: Name of the project.
        name: Name of the feature set.
        reference: Tag or uid of the only version to delete. Default: every version.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "delete_feature_set",
        "DELETE",
        fill_path("/api/projects/{project}/feature-sets/{name}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "reference": reference,
        },
        idempotent=True,
    )


def delete_feature_set_version(
    project: str,
    name: str,
    reference: str,
) -> Request[None]:
    """Delete a version of a feature set by tag or uid.


    DELETE /api/projects/{project}/feature-sets/{name}/references/{reference}

    Returns 204 even when there is nothing to delete. The servers document 200.

    Args:
        project: Name of the project.
        name: Name of the feature set.
        reference: Tag or uid: 40 hexadecimal digits are a uid, anything else is a tag.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
        "reference": reference,
    }
    return Request(
        "delete_feature_set_version",
        "DELETE",
        fill_path(
            "/api/projects/{project}/feature-sets/{name}/references/{reference}", path_values
        ),
        read_nothing,
        path_values=path_values,
        idempotent=True,
    )


def get_feature_set(
    project: str,
    name: str,
    reference: str,
) -> Request[types.FeatureSetRecord]:
    """Read a feature set by tag or uid.


    GET /api/projects/{project}/feature-sets/{name}/references/{reference}

    Returns 404 when the feature set does not exist.

    Args:
        project: Name of the project.
        name: Name of the feature set.
        reference: Tag or uid: 40 hexadecimal digits are a uid, anything else is a tag.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
        "reference": reference,
    }
    return Request(
        "get_feature_set",
        "GET",
        fill_path(
            "/api/projects/{project}/feature-sets/{name}/references/{reference}", path_values
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


def ingest_feature_set(
    project: str,
    name: str,
    reference: str,
    *,
    body: Mapping[str, Any] | Unset = UNSET,
    x_remote_user: str | Unset = UNSET,
) -> Request[types.FeatureSetIngestOutput]:
    """Start the ingestion of data into a feature set.


    POST /api/projects/{project}/feature-sets/{name}/references/{reference}/ingest

    Returns 202 with the feature set and the run that ingests the data. Returns 400 when a
    source or target lies in v3io and the header x-remote-user or X-V3io-Session-Key is
    missing. Not idempotent: every request starts a run.

    Args:
        project: Name of the project.
        name: Name of the feature set.
        reference: Tag or uid: 40 hexadecimal digits are a uid, anything else is a tag.
        body: The data to ingest. Missing fields are taken from the feature set.
        x_remote_user: User on whose behalf the run starts; sets the labels owner and v3io_user where they
            are missing. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
        "reference": reference,
    }
    return Request(
        "ingest_feature_set",
        "POST",
        fill_path(
            "/api/projects/{project}/feature-sets/{name}/references/{reference}/ingest", path_values
        ),
        read_object(
            {
                "feature_set": dict,
                "run_object": dict,
            },
        ),
        path_values=path_values,
        headers={
            "x-remote-user": x_remote_user,
        },
        body=body,
        idempotent=False,
    )


def list_entities(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> Request[types.EntitiesOutput]:
    """List the entities of all feature sets of a project.


    GET /api/projects/{project}/entities

    An entity that belongs to several feature sets or versions is returned once for each. No
    match is an empty list.

    Args:
        project: Name of the project.
        name: Name of the object. `~text` matches any name that contains the text, ignoring case;
            without `~` the name must be equal. Default: all.
        tag: Return only objects with this tag. Default: every version.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_entities",
        "GET",
        fill_path("/api/projects/{project}/entities", path_values),
        read_object(
            {
                "entities": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "tag": tag,
            "label": label,
        },
        idempotent=True,
    )


def list_entities_v2(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> Request[types.EntitiesOutputV2]:
    """List entities.


    GET /api/v2/projects/{project}/entities

    Only under /api/v2. Each entity names its feature set by the index of a digest.

    Args:
        project: Name of the project.
        name: Name of the object. `~text` matches any name that contains the text, ignoring case;
            without `~` the name must be equal. Default: all.
        tag: Return only objects with this tag. Default: every version.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_entities_v2",
        "GET",
        fill_path("/api/v2/projects/{project}/entities", path_values),
        read_object(
            {
                "entities": [dict],
                "feature_set_digests": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "tag": tag,
            "label": label,
        },
        idempotent=True,
    )


def list_feature_set_tags(
    project: str,
    name: str,
) -> Request[types.TagNamesResponse]:
    """List the tags of feature sets.


    GET /api/projects/{project}/feature-sets/{name}/tags

    The name must be `*`: the tags of all feature sets of the project.

    Args:
        project: Name of the project.
        name: Name of the feature set.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "list_feature_set_tags",
        "GET",
        fill_path("/api/projects/{project}/feature-sets/{name}/tags", path_values),
        read_object(
            {
                "tags": list,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_feature_sets(
    project: str,
    *,
    name: str | Unset = UNSET,
    state: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    feature: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    partition_by: str | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: str | Unset = UNSET,
    partition_order: str | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> Request[types.FeatureSetsOutput]:
    """List the feature sets of a project.


    GET /api/projects/{project}/feature-sets

    Without a tag, returns every version once for each of its tags. No match is an empty list.

    Args:
        project: Name of the project.
        name: Name of the object. `~text` matches any name that contains the text, ignoring case;
            without `~` the name must be equal. Default: all.
        state: Return only objects in this state. Default: all.
        tag: Return only objects with this tag. Default: every version.
        entity: Return only feature sets with this entity. Repeat the parameter for more; one match
            suffices. Default: all.
        feature: Return only feature sets with this feature. Repeat the parameter for more; one match
            suffices. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        partition_by: Group the list by this field and return the first rows of each partition. Requires
            partition-sort-by (400 without). Default: no partitions.
        rows_per_partition: Number of rows of each partition, at minimum 1 (422 otherwise). Default: 1.
        partition_sort_by: Time field that sorts each partition. Required with partition-by.
        partition_order: Sort order within a partition. Default: desc.
        format_: How much of each feature set to return: full or minimal. Default: full.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_feature_sets",
        "GET",
        fill_path("/api/projects/{project}/feature-sets", path_values),
        read_object(
            {
                "feature_sets": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "state": state,
            "tag": tag,
            "entity": entity,
            "feature": feature,
            "label": label,
            "partition-by": partition_by,
            "rows-per-partition": rows_per_partition,
            "partition-sort-by": partition_sort_by,
            "partition-order": partition_order,
            "format": format_,
        },
        idempotent=True,
    )


def list_features(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> Request[types.FeaturesOutput]:
    """List the features of all feature sets of a project.


    GET /api/projects/{project}/features

    A feature that belongs to several feature sets or versions is returned once for each. No
    match is an empty list.

    Args:
        project: Name of the project.
        name: Name of the object. `~text` matches any name that contains the text, ignoring case;
            without `~` the name must be equal. Default: all.
        tag: Return only objects with this tag. Default: every version.
        entity: Return only feature sets with this entity. Repeat the parameter for more; one match
            suffices. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_features",
        "GET",
        fill_path("/api/projects/{project}/features", path_values),
        read_object(
            {
                "features": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "tag": tag,
            "entity": entity,
            "label": label,
        },
        idempotent=True,
    )


def list_features_v2(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> Request[types.FeaturesOutputV2]:
    """List features.


    GET /api/v2/projects/{project}/features

    Only under /api/v2. Each feature names its feature set by the index of a digest.

    Args:
        project: Name of the project.
        name: Name of the object. `~text` matches any name that contains the text, ignoring case;
            without `~` the name must be equal. Default: all.
        tag: Return only objects with this tag. Default: every version.
        entity: Return only feature sets with this entity. Repeat the parameter for more; one match
            suffices. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_features_v2",
        "GET",
        fill_path("/api/v2/projects/{project}/features", path_values),
        read_object(
            {
                "features": [dict],
                "feature_set_digests": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "tag": tag,
            "entity": entity,
            "label": label,
        },
        idempotent=True,
    )


def patch_feature_set(
    project: str,
    name: str,
    reference: str,
    *,
    body: Mapping[str, Any],
    x_mlrun_patch_mode: str | Unset = UNSET,
) -> Request[None]:
    """Update fields of a feature set.


    PATCH /api/projects/{project}/feature-sets/{name}/references/{reference}

    Returns 200 without content. name, project and uid cannot be changed (400). Returns 404
    when the feature set does not exist, and 409 when the result equals another version (500
    in 0.6.4 and 1.5.2). Not idempotent: in mode `additive` a second request extends lists
    again.

    Args:
        project: Name of the project.
        name: Name of the feature set.
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
        "patch_feature_set",
        "PATCH",
        fill_path(
            "/api/projects/{project}/feature-sets/{name}/references/{reference}", path_values
        ),
        read_nothing,
        path_values=path_values,
        headers={
            "x-mlrun-patch-mode": x_mlrun_patch_mode,
        },
        body=body,
        idempotent=False,
    )


def store_feature_set(
    project: str,
    name: str,
    reference: str,
    *,
    body: Mapping[str, Any],
    versioned: bool | Unset | str = UNSET,
) -> Request[types.FeatureSetRecord]:
    """Create or replace a feature set.


    PUT /api/projects/{project}/feature-sets/{name}/references/{reference}

    The reference is the tag to store under, or the uid of an existing version. Returns 400
    when name or project of path and body differ, and when the body of an existing uid
    changes.

    Args:
        project: Name of the project.
        name: Name of the feature set.
        reference: Tag or uid: 40 hexadecimal digits are a uid, anything else is a tag.
        body: A feature set. metadata, spec and status are required; status may be empty.
        versioned: Keep this version permanently under its uid; false keeps one unversioned object for
            each tag. Default: true.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
        "reference": reference,
    }
    return Request(
        "store_feature_set",
        "PUT",
        fill_path(
            "/api/projects/{project}/feature-sets/{name}/references/{reference}", path_values
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
