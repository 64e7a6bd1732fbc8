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
    """Makes a feature set.


    POST /api/projects/{project}/feature-sets

    409 when one with the same name and tag (or, versioned, uid) exists. The project of the
    path and that of the body must agree (400). The tag is metadata.tag, else latest. A
    project that does not exist is made by 0.6.x and is a 404 in 1.x.

    Args:
        project:
        body: A feature set. metadata, spec and status must all be there, the last may be empty.
        versioned: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "create_feature_set",
        "POST",
        fill_path("/api/projects/{project}/feature-sets", path_values),
        read_object(
            "metadata",
            "spec",
            "status",
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
    """Deletes a feature set, all versions or one.


    DELETE /api/projects/{project}/feature-sets/{name}

    Without reference every version goes. Nothing to delete is a 204 too. The servers document
    200 and answer 204.

    Args:
        project:
        name:
        reference:
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
    """Deletes one version of a feature set, by tag or uid.


    DELETE /api/projects/{project}/feature-sets/{name}/references/{reference}

    Nothing to delete is a 204 too. The servers document 200 and answer 204.

    Args:
        project:
        name:
        reference:
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
    """Reads one feature set, by tag or uid.


    GET /api/projects/{project}/feature-sets/{name}/references/{reference}

    404 when there is none.

    Args:
        project:
        name:
        reference:
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
            "metadata",
            "spec",
            "status",
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
    """Starts the ingestion of data into a feature set.


    POST /api/projects/{project}/feature-sets/{name}/references/{reference}/ingest

    Answers 202 with the feature set and the run that does the work. 400 when a source or
    target lies in v3io and the header x-remote-user or X-V3io-Session-Key is missing. Not
    idempotent: every call starts a run.

    Args:
        project:
        name:
        reference:
        body: What to ingest. Everything may be left out: the feature set then says it itself.
        x_remote_user:
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
            "feature_set",
            "run_object",
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
    """Lists entities over all feature sets of a project.


    GET /api/projects/{project}/entities

    An entity that is in several feature sets or versions is given several times. No match is
    an empty list.

    Args:
        project:
        name:
        tag:
        label:
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_entities",
        "GET",
        fill_path("/api/projects/{project}/entities", path_values),
        read_object(
            "entities",
        ),
        path_values=path_values,
        params={
            "name": name,
            "tag": tag,
            "label": label,
        },
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
) -> Request[types.FeatureSetsOutput]:
    """Lists the feature sets of a project.


    GET /api/projects/{project}/feature-sets

    No match is an empty list. Without a tag every version is given, once for each of its
    tags.

    Args:
        project:
        name:
        state:
        tag:
        entity:
        feature:
        label:
        partition_by: The field that parts a list; only the name so far.
        rows_per_partition:
        partition_sort_by: The time field to sort by. `created` is known to 1.x only.
        partition_order: Order of a sort.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_feature_sets",
        "GET",
        fill_path("/api/projects/{project}/feature-sets", path_values),
        read_object(
            "feature_sets",
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
    """Lists features over all feature sets of a project.


    GET /api/projects/{project}/features

    A feature that is in several feature sets or versions is given several times. No match is
    an empty list.

    Args:
        project:
        name:
        tag:
        entity:
        label:
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_features",
        "GET",
        fill_path("/api/projects/{project}/features", path_values),
        read_object(
            "features",
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
    """Changes some fields of a feature set.


    PATCH /api/projects/{project}/feature-sets/{name}/references/{reference}

    Answers 200 without content. name, project and uid cannot be changed (400). 404 when there
    is none. 409 when the change makes what is another version already (a 500 in 0.6.4 and
    1.5.2). With mode additive a second call adds to lists again, so the operation is not
    marked idempotent.

    Args:
        project:
        name:
        reference:
        body: Part of an object: only the fields to change. What happens to lists and nested
            objects depends on the patch mode, see the header x-mlrun-patch-mode.
        x_mlrun_patch_mode: How a patch meets what is stored.
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
    """Stores a feature set, new or in place of the stored one.


    PUT /api/projects/{project}/feature-sets/{name}/references/{reference}

    The reference is the tag to store under, or the uid of an existing version. Name and
    project of path and body must agree (400); a changed body under a uid is a 400.

    Args:
        project:
        name:
        reference:
        body: A feature set. metadata, spec and status must all be there, the last may be empty.
        versioned: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
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
            "metadata",
            "spec",
            "status",
        ),
        path_values=path_values,
        params={
            "versioned": versioned,
        },
        body=body,
        idempotent=True,
    )
