# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "artifacts": each returns a request, to be sent by a session."""

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


def create_artifact_v2(
    project: str,
    *,
    body: Mapping[str, Any],
) -> Request[types.ArtifactRecord]:
    """Create a version of an artifact.


    POST /api/v2/projects/{project}/artifacts

    Only under /api/v2. Key, tag, tree and iteration are those of the body's metadata. Returns
    409 when the version exists: one with the same content, tree and iteration.

    Args:
        project: Name of the project.
        body: An artifact. 0.6.x uses a flat form (key, kind, target_path ... at the top level);
            1.x uses metadata, spec and status, and calls the flat form `legacy`. Unknown fields
            are kept.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "create_artifact_v2",
        "POST",
        fill_path("/api/v2/projects/{project}/artifacts", path_values),
        read_object(),
        path_values=path_values,
        body=body,
        idempotent=False,
    )


def del_artifact(
    project: str,
    uid: str,
    *,
    key: str,
    tag: str | Unset = UNSET,
) -> Request[None]:
    """Delete an artifact.


    DELETE /api/artifact/{project}/{uid}

    The query parameter `key` selects the artifact; the last path segment is ignored. 0.6.x
    fails with 500 when a tag is sent. Returns 200 even when there is nothing to delete.
    Deprecated in 1.x, which still serves this path: use `del_project_artifact`.

    Args:
        project: Name of the project.
        uid: Ignored by the servers: the query parameter key selects the artifact. The official
            client repeats the key here.
        key: Key of the artifact.
        tag: Delete only objects with this tag. Default: empty, no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "del_artifact",
        "DELETE",
        fill_path("/api/artifact/{project}/{uid}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "key": key,
            "tag": tag,
        },
        idempotent=True,
    )


def del_artifacts(
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    days_ago: int | Unset = UNSET,
) -> Request[None]:
    """Delete matching artifacts.


    DELETE /api/artifacts

    Without a filter, deletes every artifact of the project. Returns 200 even when there is
    nothing to delete. Deprecated in 1.x, which still serves this path: use
    `del_project_artifacts`.

    Args:
        project: Name of the project; `*` means all projects where the operation allows it. Default:
            `default`.
        name: Key of the artifact. `~text` matches any key that contains the text, ignoring case;
            without `~` the key must be equal. Default: all.
        tag: Delete only objects with this tag. Default: empty, no filter.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        days_ago: Ignored by every server; the official client sends it. Default: none.
    """
    return Request(
        "del_artifacts",
        "DELETE",
        "/api/artifacts",
        read_nothing,
        params={
            "project": project,
            "name": name,
            "tag": tag,
            "label": label,
            "days_ago": days_ago,
        },
        idempotent=True,
    )


def del_project_artifact(
    project: str,
    key_path: str,
    *,
    key_query: str,
    tag: str | Unset = UNSET,
) -> Request[None]:
    """Delete an artifact.


    DELETE /api/projects/{project}/artifacts/{key_path}

    Replaces `del_artifact` in 1.x; 0.6.x returns 404. The query parameter `key` selects the
    artifact; the last path segment is ignored.

    Args:
        project: Name of the project.
        key_path: Key of the artifact.
        key_query: Key of the artifact.
        tag: Delete only objects with this tag. Default: empty, no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "key_path": key_path,
    }
    return Request(
        "del_project_artifact",
        "DELETE",
        fill_path("/api/projects/{project}/artifacts/{key_path}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "key": key_query,
            "tag": tag,
        },
        idempotent=True,
    )


def del_project_artifacts(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> Request[None]:
    """Delete matching artifacts.


    DELETE /api/projects/{project}/artifacts

    Replaces `del_artifacts` in 1.x; 0.6.x returns 404. The project is in the path; there is
    no `days_ago`.

    Args:
        project: Name of the project.
        name: Key of the artifact. `~text` matches any key that contains the text, ignoring case;
            without `~` the key must be equal. Default: all.
        tag: Delete only objects with this tag. Default: empty, no filter.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "del_project_artifacts",
        "DELETE",
        fill_path("/api/projects/{project}/artifacts", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "name": name,
            "tag": tag,
            "label": label,
        },
        idempotent=True,
    )


def delete_artifact_v2(
    project: str,
    key: str,
    *,
    body: Mapping[str, Any] | Unset = UNSET,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
    deletion_strategy: str | Unset = UNSET,
) -> Request[None]:
    """Delete versions of an artifact.


    DELETE /api/v2/projects/{project}/artifacts/{key}

    Only under /api/v2. `tag`, `iter` and `object-uid` narrow the deletion; `tree` does not,
    because 1.6 to 1.8 ignore it. Returns 204 even when there is nothing to delete.

    Args:
        project: Name of the project.
        key: Key of the artifact. A slash in it may be sent as %2F or literally; 1.x refuses to
            store such a key (400). A key with a line break is not found (404); a trailing line
            break is ignored.
        body: A free-form JSON object. The server stores and returns it unchanged.
        tree: Id of the producer of the artifact, usually the run. Default: any.
        tag: Delete only objects with this tag. Default: empty, no filter.
        iter_: Delete only versions of this iteration. 1.6 ignores it. Default: any.
        object_uid: Uid of one version, the metadata.uid of a response. Default: any.
        deletion_strategy: What happens to the data: metadata-only keeps it, data-optional deletes the record
            even when the data cannot be deleted, data-force deletes both or neither. Default:
            metadata-only.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "key": key,
    }
    return Request(
        "delete_artifact_v2",
        "DELETE",
        fill_path("/api/v2/projects/{project}/artifacts/{key}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "tree": tree,
            "tag": tag,
            "iter": iter_,
            "object-uid": object_uid,
            "deletion_strategy": deletion_strategy,
        },
        body=body,
        idempotent=True,
    )


def delete_artifacts_v2(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    tree: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> Request[None]:
    """Delete matching versions of artifacts.


    DELETE /api/v2/projects/{project}/artifacts

    Only under /api/v2. Without a filter, deletes every artifact of the project. Returns 204
    even when there is nothing to delete.

    Args:
        project: Name of the project.
        name: Key of the artifact. `~text` matches any key that contains the text, ignoring case;
            without `~` the key must be equal. Default: all.
        tag: Delete only objects with this tag. Default: empty, no filter.
        tree: Id of the producer of the artifact, usually the run. Default: any.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "delete_artifacts_v2",
        "DELETE",
        fill_path("/api/v2/projects/{project}/artifacts", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "name": name,
            "tag": tag,
            "tree": tree,
            "label": label,
        },
        idempotent=True,
    )


def list_artifact_tags(
    project: str,
    *,
    category: str | Unset = UNSET,
) -> Request[types.ArtifactTagsResponse]:
    """List the artifact tags of a project.


    GET /api/projects/{project}/artifact-tags

    Returns an empty list for an unknown project. Early official clients doubled a slash in
    this path, which every server rejects with 404.

    Args:
        project: Name of the project.
        category: Return only tags of artifacts of this group of kinds (1.x; ignored by 0.6.x).
            Default: all.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_artifact_tags",
        "GET",
        fill_path("/api/projects/{project}/artifact-tags", path_values),
        read_object(
            {
                "project": object,
                "tags": list,
            },
        ),
        path_values=path_values,
        params={
            "category": category,
        },
        idempotent=True,
    )


def list_artifacts(
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    category: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    iter_: int | Unset = UNSET,
    best_iteration: bool | Unset | str = UNSET,
    format_: str | Unset = UNSET,
) -> Request[types.ArtifactListResponse]:
    """List artifacts.


    GET /api/artifacts

    Without a tag, 0.6.x returns the most recently updated version of each key, 1.x returns
    every version once for each of its tags. `best-iteration` together with `iter` returns
    400. No match is an empty list. Deprecated in 1.x, which still serves this path: use
    `list_project_artifacts`.

    Args:
        project: Name of the project; `*` means all projects where the operation allows it. Default:
            `default`.
        name: Key of the artifact. `~text` matches any key that contains the text, ignoring case;
            without `~` the key must be equal. Default: all.
        tag: Return only objects with this tag; `*` returns every version. Default: the latest
            version of each artifact, and every tag of each function.
        kind: Return only artifacts of this kind. Default: all.
        category: Return only artifacts of this group of kinds. Together with kind it fails with 500.
            Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        iter_: Return only artifacts of this iteration. Cannot be combined with best-iteration.
            Default: all.
        best_iteration: Of hyper-parameter runs, return only the artifacts of the best iteration. Cannot be
            combined with iter (400). Default: false.
        format_: Form of the artifacts (1.x; ignored by 0.6.x). Default: full.
    """
    return Request(
        "list_artifacts",
        "GET",
        "/api/artifacts",
        read_object(
            {
                "artifacts": [dict],
            },
        ),
        params={
            "project": project,
            "name": name,
            "tag": tag,
            "kind": kind,
            "category": category,
            "label": label,
            "iter": iter_,
            "best-iteration": best_iteration,
            "format": format_,
        },
        idempotent=True,
    )


def list_artifacts_v2(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    category: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    iter_: int | Unset = UNSET,
    tree: str | Unset = UNSET,
    producer_uri: str | Unset = UNSET,
    best_iteration: bool | Unset | str = UNSET,
    format_: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    parent: str | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    partition_by: str | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: str | Unset = UNSET,
    partition_order: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Request[types.ArtifactListResponse]:
    """List versions of artifacts.


    GET /api/v2/projects/{project}/artifacts

    Only under /api/v2. Without a tag, returns every version once for each of its tags. `best-
    iteration` together with `iter` returns 400. No match is an empty list.

    Args:
        project: Name of the project.
        name: Key of the artifact. `~text` matches any key that contains the text, ignoring case;
            without `~` the key must be equal. Default: all.
        tag: Return only objects with this tag. Default: every version, as with `*`.
        kind: Return only artifacts of this kind. Default: all.
        category: Return only artifacts of this group of kinds. Together with kind it fails with 500.
            Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        iter_: Return only artifacts of this iteration. Cannot be combined with best-iteration.
            Default: all.
        tree: Id of the producer of the artifact, usually the run. Default: any.
        producer_uri: Return only artifacts whose spec.producer.uri contains this text, and those without
            a producer. Default: all.
        best_iteration: Of hyper-parameter runs, return only the artifacts of the best iteration. Cannot be
            combined with iter (400). Default: false.
        format_: Form of the artifacts: `full` or (1.7) `minimal`. Default: full.
        limit: Maximum number of artifacts. Default: no limit.
        parent: URI of the artifact that these are derived from, or its name and tag, such as
            model:v1. Default: no filter.
        since: Only artifacts that were updated then or later. Default: no filter.
        until: Only artifacts that were updated then or earlier. Default: no filter.
        partition_by: Group the list by name or project_and_name and return the first rows of each
            partition. Requires partition-sort-by. Default: no partitions.
        rows_per_partition: Number of rows of each partition, at least 1. Default: 1.
        partition_sort_by: Time field that sorts each partition: created or updated. Default: updated.
        partition_order: Sort order within a partition: asc or desc. Default: desc.
        page: Number of the page, from 1. Default: the whole list.
        page_size: Number of items on a page. Default: the whole list.
        page_token: Token returned with the previous page. It stands for the filters and the size, which
            are then ignored. An unknown or expired token returns 404. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_artifacts_v2",
        "GET",
        fill_path("/api/v2/projects/{project}/artifacts", path_values),
        read_object(
            {
                "artifacts": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "tag": tag,
            "kind": kind,
            "category": category,
            "label": label,
            "iter": iter_,
            "tree": tree,
            "producer_uri": producer_uri,
            "best-iteration": best_iteration,
            "format": format_,
            "limit": limit,
            "parent": parent,
            "since": since,
            "until": until,
            "partition-by": partition_by,
            "rows-per-partition": rows_per_partition,
            "partition-sort-by": partition_sort_by,
            "partition-order": partition_order,
            "page": page,
            "page-size": page_size,
            "page-token": page_token,
        },
        idempotent=True,
    )


def list_project_artifacts(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    category: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    iter_: int | Unset = UNSET,
    best_iteration: bool | Unset | str = UNSET,
    format_: str | Unset = UNSET,
) -> Request[types.ArtifactListResponse]:
    """List artifacts.


    GET /api/projects/{project}/artifacts

    Replaces `list_artifacts` in 1.x; 0.6.x returns 404. The project is in the path; the other
    parameters and the response are the same.

    Args:
        project: Name of the project.
        name: Key of the artifact. `~text` matches any key that contains the text, ignoring case;
            without `~` the key must be equal. Default: all.
        tag: Return only objects with this tag; `*` returns every version. Default: the latest
            version of each artifact, and every tag of each function.
        kind: Return only artifacts of this kind. Default: all.
        category: Return only artifacts of this group of kinds. Together with kind it fails with 500.
            Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        iter_: Return only artifacts of this iteration. Cannot be combined with best-iteration.
            Default: all.
        best_iteration: Of hyper-parameter runs, return only the artifacts of the best iteration. Cannot be
            combined with iter (400). Default: false.
        format_: Form of the artifacts (1.x; ignored by 0.6.x). Default: full.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_project_artifacts",
        "GET",
        fill_path("/api/projects/{project}/artifacts", path_values),
        read_object(
            {
                "artifacts": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "tag": tag,
            "kind": kind,
            "category": category,
            "label": label,
            "iter": iter_,
            "best-iteration": best_iteration,
            "format": format_,
        },
        idempotent=True,
    )


def read_artifact(
    project: str,
    key: str,
    *,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> Request[types.ArtifactResponse]:
    """Read an artifact.


    GET /api/projects/{project}/artifact/{key}

    Returns 404 when no artifact has this key, tag and iteration. The field `tag` of the
    response is the requested tag; it is missing when the artifact was requested by uid.
    Deprecated in 1.x, which still serves this path: use `read_project_artifact`.

    Args:
        project: Name of the project.
        key: Key of the artifact. A slash in it may be sent as %2F or literally; 1.x refuses to
            store such a key (400). A key with a line break is not found (404); a trailing line
            break is ignored.
        tag: Tag of the artifact; a uid is accepted as well. Default: latest.
        iter_: Iteration of the run that produced the artifact. Default: 0.
        format_: Form of the artifacts (1.x; ignored by 0.6.x). Default: full.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "key": key,
    }
    return Request(
        "read_artifact",
        "GET",
        fill_path("/api/projects/{project}/artifact/{key}", path_values),
        read_object(
            {
                "data": dict,
            },
        ),
        path_values=path_values,
        params={
            "tag": tag,
            "iter": iter_,
            "format": format_,
        },
        idempotent=True,
    )


def read_artifact_v2(
    project: str,
    key: str,
    *,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> Request[types.ArtifactRecord]:
    """Read a version of an artifact.


    GET /api/v2/projects/{project}/artifacts/{key}

    Only under /api/v2. Returns the artifact itself, without the field `data` around it. Each
    parameter narrows the search: 404 when nothing matches; MLRun fails with 500 when several
    versions match. Iteration 0 also finds the best iteration in MLRun.

    Args:
        project: Name of the project.
        key: Key of the artifact. A slash in it may be sent as %2F or literally; 1.x refuses to
            store such a key (400). A key with a line break is not found (404); a trailing line
            break is ignored.
        tree: Id of the producer of the artifact, usually the run. Default: any.
        tag: Tag of the artifact. Default: any.
        iter_: Iteration of the run that produced the artifact. Default: any.
        object_uid: Uid of one version, the metadata.uid of a response. Default: any.
        format_: Form of the artifacts: `full` or (1.7) `minimal`. Default: full.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "key": key,
    }
    return Request(
        "read_artifact_v2",
        "GET",
        fill_path("/api/v2/projects/{project}/artifacts/{key}", path_values),
        read_object(),
        path_values=path_values,
        params={
            "tree": tree,
            "tag": tag,
            "iter": iter_,
            "object-uid": object_uid,
            "format": format_,
        },
        idempotent=True,
    )


def read_project_artifact(
    project: str,
    key: str,
    *,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> Request[types.ArtifactResponse]:
    """Read an artifact.


    GET /api/projects/{project}/artifacts/{key}

    Replaces `read_artifact` in 1.x; 0.6.x returns 404. Same parameters and response; note
    `artifacts` in the path, not `artifact`. A key with a line break matches only the DELETE
    operation of this path, so the response is 405.

    Args:
        project: Name of the project.
        key: Key of the artifact. A slash in it may be sent as %2F or literally; 1.x refuses to
            store such a key (400). A key with a line break is not found (404); a trailing line
            break is ignored.
        tag: Tag of the artifact; a uid is accepted as well. Default: latest.
        iter_: Iteration of the run that produced the artifact. Default: 0.
        format_: Form of the artifacts (1.x; ignored by 0.6.x). Default: full.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "key": key,
    }
    return Request(
        "read_project_artifact",
        "GET",
        fill_path("/api/projects/{project}/artifacts/{key}", path_values),
        read_object(
            {
                "data": dict,
            },
        ),
        path_values=path_values,
        params={
            "tag": tag,
            "iter": iter_,
            "format": format_,
        },
        idempotent=True,
    )


def store_artifact(
    project: str,
    uid: str,
    key: str,
    *,
    body: Mapping[str, Any],
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
) -> Request[None]:
    """Create or replace an artifact.


    POST /api/artifact/{project}/{uid}/{key}

    Keeps one artifact for each project, uid and key; for iterations above 0 the stored key is
    `iter-key`. The tag comes from the query, never from the body, and is `latest` by default;
    with another tag 1.x also moves `latest`, 0.6.x does not. Sets `updated` when it is
    missing. 0.6.x creates a missing project; 1.x returns 404. When the key or project of the
    body differs from the path, 1.x returns 400; 0.6.4 stores the body unchanged, other 0.6.x
    may return 409. Returns 400 when the body is not JSON. Deprecated in 1.x, which still
    serves this path: use `store_project_artifact`.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        key: Key of the artifact. A slash in it may be sent as %2F or literally; 1.x refuses to
            store such a key (400). A key with a line break is not found (404); a trailing line
            break is ignored.
        body: An artifact. 0.6.x uses a flat form (key, kind, target_path ... at the top level);
            1.x uses metadata, spec and status, and calls the flat form `legacy`. Unknown fields
            are kept.
        tag: Tag to assign. Default: empty.
        iter_: Iteration of the run that produced the artifact. Default: 0.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
        "key": key,
    }
    return Request(
        "store_artifact",
        "POST",
        fill_path("/api/artifact/{project}/{uid}/{key}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "tag": tag,
            "iter": iter_,
        },
        body=body,
        idempotent=True,
    )


def store_artifact_v2(
    project: str,
    key: str,
    *,
    body: Mapping[str, Any],
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
) -> Request[types.ArtifactRecord]:
    """Create or replace a version of an artifact.


    PUT /api/v2/projects/{project}/artifacts/{key}

    Only under /api/v2. A version is identified by its tree (the producer, called uid by
    `store_project_artifact`), its iteration and, in MLRun, a hash of its content, the object-
    uid. MLRun requires kind, metadata (with key and project), spec and status in the body
    (422 otherwise). Returns the stored artifact with its uid in metadata.

    Args:
        project: Name of the project.
        key: Key of the artifact. A slash in it may be sent as %2F or literally; 1.x refuses to
            store such a key (400). A key with a line break is not found (404); a trailing line
            break is ignored.
        body: An artifact. 0.6.x uses a flat form (key, kind, target_path ... at the top level);
            1.x uses metadata, spec and status, and calls the flat form `legacy`. Unknown fields
            are kept.
        tree: Id of the producer of the artifact, usually the run. Default: any.
        tag: Tag to assign. Default: empty.
        iter_: Iteration of the run that produced the artifact. Default: 0.
        object_uid: Uid of one version, the metadata.uid of a response. Default: any.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "key": key,
    }
    return Request(
        "store_artifact_v2",
        "PUT",
        fill_path("/api/v2/projects/{project}/artifacts/{key}", path_values),
        read_object(),
        path_values=path_values,
        params={
            "tree": tree,
            "tag": tag,
            "iter": iter_,
            "object-uid": object_uid,
        },
        body=body,
        idempotent=True,
    )


def store_project_artifact(
    project: str,
    uid: str,
    key: str,
    *,
    body: Mapping[str, Any],
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
) -> Request[None]:
    """Create or replace an artifact.


    POST /api/projects/{project}/artifacts/{uid}/{key}

    Replaces `store_artifact` in 1.x; 0.6.x returns 404. Same parameters and response.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        key: Key of the artifact. A slash in it may be sent as %2F or literally; 1.x refuses to
            store such a key (400). A key with a line break is not found (404); a trailing line
            break is ignored.
        body: An artifact. 0.6.x uses a flat form (key, kind, target_path ... at the top level);
            1.x uses metadata, spec and status, and calls the flat form `legacy`. Unknown fields
            are kept.
        tag: Tag to assign. Default: empty.
        iter_: Iteration of the run that produced the artifact. Default: 0.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
        "key": key,
    }
    return Request(
        "store_project_artifact",
        "POST",
        fill_path("/api/projects/{project}/artifacts/{uid}/{key}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "tag": tag,
            "iter": iter_,
        },
        body=body,
        idempotent=True,
    )
