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


def del_artifact(
    project: str,
    uid: str,
    *,
    key: str,
    tag: str | Unset = UNSET,
) -> Request[None]:
    """Deletes an artifact.


    DELETE /api/artifact/{project}/{uid}

    The artifact is picked by the query parameter key, the second piece of the path is not
    read (the official client repeats the key there). With a tag 0.6.x fails with 500. Nothing
    to delete is a 200 too. 1.x calls this path deprecated and has moved it to
    `del_project_artifact`, but still answers.

    Args:
        project:
        uid:
        key:
        tag:
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
    """Deletes the artifacts that match.


    DELETE /api/artifacts

    Without a filter all artifacts of the project go. Nothing to delete is a 200 too. 1.x
    calls this path deprecated and has moved it to `del_project_artifacts`, but still answers.

    Args:
        project:
        name:
        tag:
        label:
        days_ago:
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
    uid: str,
    *,
    key: str,
    tag: str | Unset = UNSET,
) -> Request[None]:
    """Deletes an artifact, at its 1.x path.


    DELETE /api/projects/{project}/artifacts/{uid}

    The form that `del_artifact` has moved to in 1.x; 0.6.x answers 404. Parameters and answer
    are the same.

    Args:
        project:
        uid:
        key:
        tag:
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "del_project_artifact",
        "DELETE",
        fill_path("/api/projects/{project}/artifacts/{uid}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "key": key,
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
    """Deletes the artifacts that match, at its 1.x path.


    DELETE /api/projects/{project}/artifacts

    The form that `del_artifacts` has moved to in 1.x; 0.6.x answers 404. The project is in
    the path; the other parameters and the answer are the same.

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
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
) -> Request[None]:
    """Deletes versions of an artifact.


    DELETE /api/v2/projects/{project}/artifacts/{key}

    Only under /api/v2. tag, iter and object-uid narrow what is deleted; tree does not: 1.6 to
    1.8 do not read it. Nothing to delete is a 204 too.

    Args:
        project:
        key:
        tree:
        tag:
        iter_:
        object_uid:
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
        },
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
    """Deletes the versions of artifacts that match.


    DELETE /api/v2/projects/{project}/artifacts

    Only under /api/v2. Without a filter all artifacts of the project go. Nothing to delete is
    a 204 too.

    Args:
        project:
        name:
        tag:
        tree:
        label:
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
) -> Request[types.ArtifactTagsAnswer]:
    """Lists the tags of the artifacts of a project.


    GET /api/projects/{project}/artifact-tags

    The old client doubled a slash in this path, which every server answers with 404. An
    unknown project gives an empty list.

    Args:
        project:
        category: Group of artifact kinds. `link` is known to 1.x only.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_artifact_tags",
        "GET",
        fill_path("/api/projects/{project}/artifact-tags", path_values),
        read_object(
            "project",
            "tags",
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
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Request[types.ArtifactListAnswer]:
    """Lists artifacts.


    GET /api/artifacts

    Without a tag the latest version of each key by update time (0.6.x), or every version once
    for each of its tags (1.x). name is a like-query only with a leading `~`; otherwise the
    key must be equal. best-iteration together with iter is a 400. No match is an empty list.
    1.x calls this path deprecated and has moved it to `list_project_artifacts`, but still
    answers.

    Args:
        project:
        name:
        tag:
        kind:
        category: Group of artifact kinds. `link` is known to 1.x only.
        label:
        iter_:
        best_iteration: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        format_: Form of an artifact (1.x): full has metadata, spec and status; legacy is the flat
            form of 0.6.x.
        page:
        page_size:
        page_token:
    """
    return Request(
        "list_artifacts",
        "GET",
        "/api/artifacts",
        read_object(
            "artifacts",
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
            "page": page,
            "page-size": page_size,
            "page-token": page_token,
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
) -> Request[types.ArtifactListAnswer]:
    """Lists versions of artifacts.


    GET /api/v2/projects/{project}/artifacts

    Only under /api/v2. Without a tag every version, once for each of its tags. name is a
    like-query only with a leading `~`; otherwise the key must be equal. best-iteration
    together with iter is a 400. No match is an empty list.

    Args:
        project:
        name:
        tag:
        kind:
        category: Group of artifact kinds. `link` is known to 1.x only.
        label:
        iter_:
        tree:
        producer_uri:
        best_iteration: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        format_:
        limit:
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_artifacts_v2",
        "GET",
        fill_path("/api/v2/projects/{project}/artifacts", path_values),
        read_object(
            "artifacts",
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
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Request[types.ArtifactListAnswer]:
    """Lists artifacts, at its 1.x path.


    GET /api/projects/{project}/artifacts

    The form that `list_artifacts` has moved to in 1.x; 0.6.x answers 404. The project is in
    the path; the other parameters and the answer are the same.

    Args:
        project:
        name:
        tag:
        kind:
        category: Group of artifact kinds. `link` is known to 1.x only.
        label:
        iter_:
        best_iteration: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        format_: Form of an artifact (1.x): full has metadata, spec and status; legacy is the flat
            form of 0.6.x.
        page:
        page_size:
        page_token:
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_project_artifacts",
        "GET",
        fill_path("/api/projects/{project}/artifacts", path_values),
        read_object(
            "artifacts",
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
            "page": page,
            "page-size": page_size,
            "page-token": page_token,
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
) -> Request[types.ArtifactAnswer]:
    """Reads one artifact.


    GET /api/projects/{project}/artifact/{key}

    404 when no artifact has this key, tag and iteration. The field tag of the answer is the
    tag asked for; it is missing when a uid was given in its place. 1.x calls this path
    deprecated and has moved it to `read_project_artifact`, but still answers.

    Args:
        project:
        key:
        tag:
        iter_:
        format_: Form of an artifact (1.x): full has metadata, spec and status; legacy is the flat
            form of 0.6.x.
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
            "data",
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
    """Reads one version of an artifact.


    GET /api/v2/projects/{project}/artifacts/{key}

    Only under /api/v2. The answer is the artifact itself, not below data. Each parameter
    narrows what is looked for; 404 when nothing is left, and in MLRun a 500 when several
    versions are. Iteration 0 also finds the best iteration in MLRun.

    Args:
        project:
        key:
        tree:
        tag:
        iter_:
        object_uid:
        format_:
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
) -> Request[types.ArtifactAnswer]:
    """Reads one artifact, at its 1.x path.


    GET /api/projects/{project}/artifacts/{key}

    The form that `read_artifact` has moved to in 1.x; 0.6.x answers 404. Parameters and
    answer are the same; the piece of the path is `artifacts`, not `artifact`. A line end in
    the key makes it a key of `del_project_artifact`, and the answer a 405.

    Args:
        project:
        key:
        tag:
        iter_:
        format_: Form of an artifact (1.x): full has metadata, spec and status; legacy is the flat
            form of 0.6.x.
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
            "data",
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
    """Stores an artifact, new or in place of the stored one.


    POST /api/artifact/{project}/{uid}/{key}

    One artifact is kept for each project, uid and key; with iter above 0 the key is stored as
    `iter-key`. The tag is taken from the query, never from the body. Without one it is
    latest; with one 1.x sets latest as well, 0.6.x does not. `updated` is set when missing. A
    project that does not exist is made by 0.6.x and is a 404 in 1.x. A body whose key or
    project disagrees with the path is refused by 1.x (400); 0.6.4 stores it as it is, and
    some 0.6.x answer 409. A body that is no JSON is a 400. 1.x calls this path deprecated and
    has moved it to `store_project_artifact`, but still answers.

    Args:
        project:
        uid:
        key:
        body: An artifact. 0.6.x keeps it flat (key, kind, target_path ... side by side); 1.x
            keeps metadata, spec and status and takes and gives the flat form as `legacy`.
            Fields not named here are kept.
        tag:
        iter_:
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
    """Stores one version of an artifact, new or in place of the stored one.


    PUT /api/v2/projects/{project}/artifacts/{key}

    Only under /api/v2. A version is told by its tree (the producer, what
    `store_project_artifact` calls uid), its iteration and, in MLRun, its content, whose hash
    is the object-uid. The body needs kind, metadata with key and project, spec and status
    (422 in MLRun). The answer is the stored artifact, with its uid in metadata.

    Args:
        project:
        key:
        body: An artifact. 0.6.x keeps it flat (key, kind, target_path ... side by side); 1.x
            keeps metadata, spec and status and takes and gives the flat form as `legacy`.
            Fields not named here are kept.
        tree:
        tag:
        iter_:
        object_uid:
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
    """Stores an artifact, new or in place of the stored one, at its 1.x path.


    POST /api/projects/{project}/artifacts/{uid}/{key}

    The form that `store_artifact` has moved to in 1.x; 0.6.x answers 404. Parameters and
    answer are the same.

    Args:
        project:
        uid:
        key:
        body: An artifact. 0.6.x keeps it flat (key, kind, target_path ... side by side); 1.x
            keeps metadata, spec and status and takes and gives the flat form as `legacy`.
            Fields not named here are kept.
        tag:
        iter_:
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
